/** The same object without what is undefined: absent and undefined are one to readers, not to a comparison. */
export const onlySaid = <T extends object>(from: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } =>
  Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined)) as never
