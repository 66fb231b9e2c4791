import { enableCompileCache } from 'node:module';
import { nodeIo } from './node-io.ts';

// Only what is loaded after this line is cached.
enableCompileCache();
const { runCommand } = await import('./run-command.ts');

// Whoever reads us may stop reading: `muster incident list | head -1`.
process.stdout.on('error', () => process.exit());
const code = await runCommand(process.argv.slice(2), nodeIo());
process.stdout.write('', () => process.exit(code));
