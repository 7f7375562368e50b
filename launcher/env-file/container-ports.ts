import { portNames, type Ports } from '../start/environment.ts';

/**
 * The port of each program in its container: fixed, since each container has its own address. The public one is 4000.
 */
export const containerPorts = Object.fromEntries(portNames.map((name, index) => [name, 4101 + index])) as Ports;
