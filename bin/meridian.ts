#!/usr/bin/env tsx
import { runCommandLine } from './command-line';

runCommandLine(process.argv);
