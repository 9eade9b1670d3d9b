/**
 * Header of a request that came over the shop's own domain (`/a/*`): there the visitor token travels as a cookie. Who
 * sets it elsewhere gets a cookie from our own host, which is theirs anyway.
 */
export const firstParty = 'aisle-first-party'
