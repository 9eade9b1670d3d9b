// What the simulation bundles: the shipping object and what it reads, with one bug planted where a flag says so.
export { development } from '../../../worker/channels/channelsOf.ts'
export { clock } from '../../../worker/clock.ts'
export { Customer } from '../../../worker/objects/customer.ts'
export { forgetSiteConfigs } from '../../../worker/store/siteConfig.ts'
