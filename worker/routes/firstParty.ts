/** `shop.example/a/*` is a Worker route on the shop's own domain: the prefix is ours, the path behind it the contract's. */
export const firstPartyPrefix = '/a/'

/**
 * Header of a request that came over the shop's own domain: there the visitor token travels as a cookie. Who sets it
 * elsewhere gets a cookie from our own host, which is theirs anyway.
 */
export const firstParty = 'aisle-first-party'
