import { portNames, type Ports } from '../start/environment.ts';

/** Where everything listens in its container: fixed, since each has addresses of its own. The public one is 4000. */
export const containerPorts = Object.fromEntries(portNames.map((name, index) => [name, 4101 + index])) as Ports;
