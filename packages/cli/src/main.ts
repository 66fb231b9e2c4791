import { enableCompileCache } from 'node:module';
import { nodeIo } from './node-io.ts';
import { runCommand } from './run-command.ts';

enableCompileCache();
// Whoever reads us may stop reading: `muster incident list | head -1`.
process.stdout.on('error', () => process.exit());
const code = await runCommand(process.argv.slice(2), nodeIo());
process.stdout.write('', () => process.exit(code));
