import { exported } from '../exported.ts';
import { lambda } from '../platform/entry.ts';
import { exporter } from './exporter.ts';

export const handler = lambda(exporter(exported));
