/** 128 random bits as digits; unlike `crypto.randomUUID` also on pages without TLS. */
export const randomId = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-')
