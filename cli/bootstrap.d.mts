/** The folder that holds package.json. */
export declare const root: string
export declare function install(): void
export declare function nodePath(): string
export declare function run(script: string, args?: readonly string[]): void
