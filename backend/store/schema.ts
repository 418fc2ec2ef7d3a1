/** To be raised when the tables or what is put into them change. */
export const schemaVersion = 2

/**
 * A resource's newest body is in `resource`, its older ones in `history`; nothing is kept twice.
 * Each kind of search parameter has one narrow table, found by value (its key) or by resource (its index).
 * `pid` numbers a parameter of a type, `width` its longest stretch of time, `sid` a token's system: 0 none, 1 implied by the element (a code or a boolean).
 */
export const schema = `
PRAGMA user_version = ${schemaVersion};

CREATE TABLE IF NOT EXISTS resource (
  rid INTEGER PRIMARY KEY, type TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, updated INTEGER NOT NULL,
  method TEXT NOT NULL, deleted INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS resource_id ON resource (type, id);
CREATE INDEX IF NOT EXISTS resource_type ON resource (type) WHERE deleted = 0;
CREATE INDEX IF NOT EXISTS resource_updated ON resource (type, updated) WHERE deleted = 0;

CREATE TABLE IF NOT EXISTS history (
  rid INTEGER NOT NULL, version INTEGER NOT NULL, updated INTEGER NOT NULL, method TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (rid, version)) STRICT;

CREATE TABLE IF NOT EXISTS param (pid INTEGER PRIMARY KEY, type TEXT NOT NULL, code TEXT NOT NULL, width INTEGER NOT NULL DEFAULT 0,
  UNIQUE (type, code)) STRICT;
CREATE TABLE IF NOT EXISTS system (sid INTEGER PRIMARY KEY, uri TEXT NOT NULL UNIQUE) STRICT;
INSERT OR IGNORE INTO system VALUES (0, ''), (1, 'implied by the element');

CREATE TABLE IF NOT EXISTS tok (pid INTEGER, code TEXT, rid INTEGER, sid INTEGER,
  PRIMARY KEY (pid, code, rid, sid)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tok_rid ON tok (rid, pid);

CREATE TABLE IF NOT EXISTS ref (pid INTEGER, target TEXT, rid INTEGER,
  PRIMARY KEY (pid, target, rid)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ref_rid ON ref (rid, pid);

CREATE TABLE IF NOT EXISTS str (pid INTEGER, norm TEXT, rid INTEGER, raw TEXT,
  PRIMARY KEY (pid, norm, rid, raw)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS str_rid ON str (rid, pid);

CREATE TABLE IF NOT EXISTS dat (pid INTEGER, lo INTEGER, hi INTEGER, rid INTEGER,
  PRIMARY KEY (pid, lo, rid, hi)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS dat_hi ON dat (pid, hi);
CREATE INDEX IF NOT EXISTS dat_rid ON dat (rid, pid);

CREATE TABLE IF NOT EXISTS num (pid INTEGER, value REAL, rid INTEGER, sid INTEGER, code TEXT, unit TEXT,
  PRIMARY KEY (pid, value, rid, sid, code, unit)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS num_rid ON num (rid, pid);

CREATE TABLE IF NOT EXISTS uri (pid INTEGER, value TEXT, rid INTEGER,
  PRIMARY KEY (pid, value, rid)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS uri_rid ON uri (rid, pid);
`

export const noSystem = 0
export const impliedSystem = 1
