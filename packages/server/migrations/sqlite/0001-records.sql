-- The records of Muster on SQLite. The same tables as on PostgreSQL; see docs/adr/0002.

create table stream (
  id integer primary key,
  organisation text not null,
  name text not null,
  version integer not null,
  hash blob not null,
  placed integer not null default 0,       -- how many of its events have their place in the ledger
  waiting_since integer,                   -- seq of the oldest event without a place
  unique (organisation, name)
) strict;
create index stream_waiting on stream (organisation, waiting_since) where waiting_since is not null;

create table event (
  seq integer primary key,
  stream_id integer not null references stream (id),
  version integer not null,
  organisation text not null,
  id text not null,
  type text not null,
  bytes blob not null,                     -- RFC 8785 canonical JSON
  hash blob not null,                      -- SHA-256 of bytes
  unique (stream_id, version),
  unique (organisation, id)
) strict;
create trigger event_keeps before update on event begin select raise(abort, 'events never change'); end;
create trigger event_stays before delete on event begin select raise(abort, 'events are never deleted'); end;

create table counter (
  organisation text not null,
  name text not null,
  value integer not null,
  primary key (organisation, name)
) strict, without rowid;

create table read_row (
  organisation text not null,
  model text not null,
  key text not null,
  sort text not null,
  json text not null,
  primary key (organisation, model, key)
) strict;
create index read_row_sort on read_row (organisation, model, sort, key);

create table timer (
  seq integer primary key,
  organisation text not null,
  id text not null,
  stream text not null,
  name text not null,
  due_at text not null,
  token integer not null default 0,
  leased_until text,
  unique (organisation, id)
) strict;
create index timer_due on timer (due_at);
create index timer_stream on timer (organisation, stream);

create table outbox (
  seq integer primary key,
  organisation text not null,
  id text not null,
  channel text not null,
  not_before text not null,
  payload text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'given-up')),
  attempts integer not null default 0,
  token integer not null default 0,
  leased_until text,
  created_at text not null,
  settled_at text,
  last_error text,
  unique (organisation, id)
) strict;
create index outbox_due on outbox (not_before) where state = 'waiting';
create index outbox_age on outbox (organisation, created_at, id);

create table audit (
  organisation text not null,
  at text not null,
  id text not null,
  actor text not null,
  via text not null,
  action text not null,
  subject text,
  outcome text not null,
  code text,
  primary key (organisation, at, id),
  unique (organisation, id)
) strict, without rowid;

create table content (
  organisation text not null,
  id text not null,
  commitment text not null,
  bytes integer not null,
  media_type text not null,
  wrapped_key blob not null,
  ciphertext blob,
  primary key (organisation, id)
) strict;

create table answer (
  organisation text not null,
  key text not null,
  request text not null,
  status integer not null,
  body text not null,
  primary key (organisation, key)
) strict;

create table ledger_head (
  organisation text not null primary key,
  size integer not null
) strict, without rowid;

create table ledger_entry (
  organisation text not null,
  ledger_index integer not null,
  event_seq integer not null unique references event (seq),
  salt blob not null,
  primary key (organisation, ledger_index)
) strict, without rowid;

create table ledger_tile (
  organisation text not null,
  level integer not null,
  tile_index integer not null,
  hashes blob not null,
  primary key (organisation, level, tile_index)
) strict;

create table ledger_checkpoint (
  organisation text not null,
  size integer not null,
  root blob not null,
  note text not null,
  at text not null,
  primary key (organisation, size)
) strict;

create table lease (
  name text not null primary key,
  owner text not null,
  until text not null
) strict, without rowid;

-- One number for all claims: it never comes again, not even for a timer that was taken away and made anew.
create table claim_token (
  id integer not null primary key check (id = 1),
  value integer not null
) strict;
insert into claim_token (id, value) values (1, 0);
