import { install, run } from './bootstrap.mjs'

install()
run('cli/test.ts')
