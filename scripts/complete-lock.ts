/**
 * Adds to package-lock.json the optional packages of other platforms that npm leaves out when the registry in use does
 * not carry them. Without them `npm ci` stops with "Missing: … from lock file". Run after every change of the lock.
 */
import { readFile, writeFile } from 'node:fs/promises';

const FILE = 'package-lock.json';
const SYSTEMS = ['linux', 'darwin', 'win32', 'android', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony'];
const PROCESSORS = ['x64', 'arm64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el'];

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** What npm writes of an optional package for another platform; `undefined` where the name tells no platform. */
function entryFor(name: string, range: string, isDev: boolean) {
  const parts = name.split(/[-/]/);
  const os = SYSTEMS.find((system) => parts.includes(system));
  const cpu = /wasm32/.test(name) ? 'wasm32' : PROCESSORS.find((processor) => parts.includes(processor));
  if (os === undefined && cpu === undefined) return undefined;
  const libc = /musl/.test(name) ? 'musl' : /gnu/.test(name) ? 'glibc' : undefined;
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(isDev ? { dev: true } : {}),
    ...(os === 'linux' && libc !== undefined ? { libc: [libc] } : {}),
    optional: true,
    ...(os === undefined ? {} : { os: [os] }),
  };
}

const lock = JSON.parse(await readFile(FILE, 'utf8'));
const packages: Record<string, LockedPackage> = lock.packages;
let added = 0;
for (const [path, { optionalDependencies = {}, dev = false }] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    if (packages[`${path}/node_modules/${name}`] || packages[`node_modules/${name}`]) continue;
    const entry = entryFor(name, range, dev);
    if (entry === undefined) continue;
    packages[`node_modules/${name}`] = entry;
    added += 1;
  }
}
const { '': root, ...rest } = packages;
lock.packages = {
  '': root,
  ...Object.fromEntries(Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1))),
};
await writeFile(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} entries added to ${FILE}`);
