import { useEffect, useState } from 'preact/hooks';
import { cataloguePath } from '../../../../shared/budgets/paths.ts';
import type { CatalogueFile } from '../../../../shared/budgets/views.ts';
import { fetchJson } from '../../places/islands/outlines.ts';

/** The file of a catalogue, made by the publisher. @throws when it cannot be had */
export const readCatalogue = (path: string): Promise<CatalogueFile> => fetchJson(path);

/** The catalogue of a budget; `null` until it is there. */
export function useCatalogue(componentId: string) {
  const [catalogue, setCatalogue] = useState<CatalogueFile | null>(null);
  const [isLost, setLost] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isWanted = true;
    setLost(false);
    readCatalogue(cataloguePath(componentId)).then(
      (file) => isWanted && setCatalogue(file),
      () => isWanted && setLost(true),
    );
    return () => {
      isWanted = false;
    };
  }, [componentId, tries]);
  return { catalogue, isLost, again: () => setTries(tries + 1) };
}
