import { DatabaseSync } from 'node:sqlite';
import { workerData } from 'node:worker_threads';

/**
 * A thread that brings the journal into the database once, and ends. The writer goes on meanwhile: a passive checkpoint
 * takes neither the lock of writers nor that of readers (sqlite.org/wal.html, "Checkpointing"). What comes after its
 * beginning stays in the journal.
 */
const path: unknown = workerData;
if (typeof path !== 'string') throw new TypeError('The checkpointer was started without the path of its database.');
const db = new DatabaseSync(path, { timeout: 0 });
// As the writer has it: the journal is flushed before the database is written, and the database before it ends.
db.exec('pragma synchronous = normal; pragma secure_delete = on; pragma wal_autocheckpoint = 0;');
db.exec('pragma fullfsync = on; pragma checkpoint_fullfsync = on;');
db.exec('pragma wal_checkpoint(passive)');
db.close();
