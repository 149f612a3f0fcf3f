#!/usr/bin/env tsx
console.log('hello', process.argv);
