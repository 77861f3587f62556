export default { base: './', esbuild: { jsx: 'automatic' }, build: { outDir: 'dist', emptyOutDir: true } };
