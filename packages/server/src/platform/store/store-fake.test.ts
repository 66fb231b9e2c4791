import { createFakeStore } from './fake/fake-store.ts';
import { storeContract } from './store.contract.ts';

storeContract('the fake', async () => {
  const store = createFakeStore();
  return { store, otherNode: store, dispose: () => store.close() };
});
