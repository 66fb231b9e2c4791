import tailwind from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { compressAssets } from './build/compress-assets.ts';
import { lightRouteTable } from './build/light-route-table.ts';

/** The screens as static files. The server that answers them is on the same origin; while writing, behind a proxy. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [tailwind(), lightRouteTable(), compressAssets()],
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    target: ['chrome125', 'firefox128', 'safari18'],
    // Inlined assets would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      // `use client` means something to servers that draw React; here there is none.
      onLog: (level, log, say) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : say(level, log)),
    },
  },
  server: { host: '127.0.0.1', port: 5173 },
});
