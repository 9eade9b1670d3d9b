import { install, run } from './bootstrap.mjs'

install()
run('cli/serve.ts')
