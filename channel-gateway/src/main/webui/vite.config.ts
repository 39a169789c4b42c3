import { defineConfig } from 'vite'

// One file that any site embeds; the demo page is copied from public/ as it is.
export default defineConfig({
  base: '/chat/',
  build: {
    outDir: 'dist',
    target: 'es2022',
    lib: {
      entry: 'src/switchboard-chat.ts',
      formats: ['es'],
      fileName: () => 'switchboard-chat.js',
    },
  },
})
