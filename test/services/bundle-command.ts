/** The command by which the image's recipe makes the programs. */
export function bundleCommand(dockerfile: string): readonly string[] {
  const [command] = dockerfile.match(/(?<=^RUN )node .*$/m) ?? [];
  if (command === undefined) throw new Error('the recipe makes no programs');
  return command.split(' ');
}
