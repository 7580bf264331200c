import { version } from '../../package.json';

/** Version of the product, as `package.json` says. */
export const productVersion: string = version;
