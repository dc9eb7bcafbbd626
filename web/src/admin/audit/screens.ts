/** The audit log, in a file that a browser loads when it is opened. */
export { AuditLog } from './AuditLog.tsx';
