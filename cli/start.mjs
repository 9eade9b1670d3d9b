import { install, run } from './bootstrap.mjs'

install()
run('cli/start.ts')
