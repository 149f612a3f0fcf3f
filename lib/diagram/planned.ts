/** What dashed boxes say of themselves, below a picture that has some. */
export const planned = 'Dashed: planned. What it must do is settled; no code does it yet.';
