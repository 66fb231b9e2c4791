-- The records of Muster on PostgreSQL. The same tables as on SQLite; see docs/adr/0002.
-- Text is ordered by its bytes, as SQLite does and as cursors need it.

create table stream (
  id bigint generated always as identity primary key,
  organisation text collate "C" not null,
  name text collate "C" not null,
  version bigint not null,
  hash bytea not null,
  placed bigint not null default 0,       -- how many of its events have their place in the ledger
  waiting_since bigint,                   -- seq of the oldest event without a place
  unique (organisation, name)
);
create index stream_waiting on stream (organisation, waiting_since) where waiting_since is not null;

create table event (
  seq bigint generated always as identity primary key,
  stream_id bigint not null references stream (id),
  version bigint not null,
  organisation text collate "C" not null,
  id text collate "C" not null,
  type text collate "C" not null,
  bytes bytea not null,                     -- RFC 8785 canonical JSON
  hash bytea not null,                      -- SHA-256 of bytes
  unique (stream_id, version),
  unique (organisation, id)
);
create function event_never_changes() returns trigger language plpgsql as $$
begin
  raise exception 'events never change and are never deleted';
end $$;
create trigger event_stays before update or delete on event
  for each row execute function event_never_changes();
create trigger event_is_not_emptied before truncate on event
  for each statement execute function event_never_changes();

create table counter (
  organisation text collate "C" not null,
  name text collate "C" not null,
  value bigint not null,
  primary key (organisation, name)
);

create table read_row (
  organisation text collate "C" not null,
  model text collate "C" not null,
  key text collate "C" not null,
  sort text collate "C" not null,
  json text collate "C" not null,
  primary key (organisation, model, key)
);
create index read_row_sort on read_row (organisation, model, sort, key);

create table timer (
  seq bigint generated always as identity primary key,
  organisation text collate "C" not null,
  id text collate "C" not null,
  stream text collate "C" not null,
  name text collate "C" not null,
  due_at text collate "C" not null,
  token bigint not null default 0,
  leased_until text collate "C",
  unique (organisation, id)
);
create index timer_due on timer (due_at);
create index timer_stream on timer (organisation, stream);

create table outbox (
  seq bigint generated always as identity primary key,
  organisation text collate "C" not null,
  id text collate "C" not null,
  channel text collate "C" not null,
  not_before text collate "C" not null,
  payload text collate "C" not null,
  state text collate "C" not null default 'waiting' check (state in ('waiting', 'sent', 'given-up')),
  attempts bigint not null default 0,
  token bigint not null default 0,
  leased_until text collate "C",
  created_at text collate "C" not null,
  settled_at text collate "C",
  last_error text collate "C",
  unique (organisation, id)
);
create index outbox_due on outbox (not_before) where state = 'waiting';
create index outbox_age on outbox (organisation, created_at, id);

create table audit (
  organisation text collate "C" not null,
  at text collate "C" not null,
  id text collate "C" not null,
  actor text collate "C" not null,
  via text collate "C" not null,
  action text collate "C" not null,
  subject text collate "C",
  outcome text collate "C" not null,
  code text collate "C",
  primary key (organisation, at, id),
  unique (organisation, id)
);

create table content (
  organisation text collate "C" not null,
  id text collate "C" not null,
  commitment text collate "C" not null,
  bytes bigint not null,
  media_type text collate "C" not null,
  wrapped_key bytea not null,
  ciphertext bytea,
  primary key (organisation, id)
);

create table answer (
  organisation text collate "C" not null,
  key text collate "C" not null,
  request text collate "C" not null,
  status bigint not null,
  body text collate "C" not null,
  primary key (organisation, key)
);

create table ledger_head (
  organisation text collate "C" not null primary key,
  size bigint not null
);

create table ledger_entry (
  organisation text collate "C" not null,
  ledger_index bigint not null,
  event_seq bigint not null unique references event (seq),
  salt bytea not null,
  primary key (organisation, ledger_index)
);

create table ledger_tile (
  organisation text collate "C" not null,
  level bigint not null,
  tile_index bigint not null,
  hashes bytea not null,
  primary key (organisation, level, tile_index)
);

create table ledger_checkpoint (
  organisation text collate "C" not null,
  size bigint not null,
  root bytea not null,
  note text collate "C" not null,
  at text collate "C" not null,
  primary key (organisation, size)
);

create table lease (
  name text collate "C" not null primary key,
  owner text collate "C" not null,
  until text collate "C" not null
);

-- One number for all claims: it never comes again, not even for a timer that was taken away and made anew.
create table claim_token (
  id bigint not null primary key check (id = 1),
  value bigint not null
);
insert into claim_token (id, value) values (1, 0);

-- One append as one statement: one round trip, one transaction, no lock held while anybody waits for the network.
-- Text travels as JSON; bytes as arrays beside it, in the order of the JSON. Refusals have codes of their own:
--   MU001 another writer was first · MU002 a counter moved · MU003 the chain hangs on another event
--   MU004 the timer is not held · MU005 a commit would not be on the disk when it is answered
create function append_records(
  p_organisation text,
  p_parts json,
  p_event_bytes bytea[],
  p_event_hashes bytea[],
  p_content_keys bytea[],
  p_content_ciphertexts bytea[]
) returns void language plpgsql as $$
declare
  v_stream record;
  v_head record;
  v_step record;
  v_moved bigint;
begin
  if current_setting('synchronous_commit') not in ('on', 'remote_apply') or current_setting('fsync') <> 'on' then
    raise exception using errcode = 'MU005', message = 'synchronous_commit and fsync must be on';
  end if;

  -- The answer first: a repeat of a request must get its answer again, not a conflict.
  insert into answer (organisation, key, request, status, body)
    select p_organisation, a.key, a.request, a.status, a.body
    from json_to_record(p_parts -> 'answer') as a (key text, request text, status bigint, body text)
    where a.key is not null;

  if p_parts -> 'fence' ->> 'timer' is not null then
    delete from timer
      where organisation = p_organisation and id = p_parts -> 'fence' ->> 'timer'
        and token = (p_parts -> 'fence' ->> 'token')::bigint and leased_until is not null;
    if not found then
      raise exception using errcode = 'MU004', message = p_parts -> 'fence' ->> 'timer';
    end if;
  end if;

  -- In order of name, so that two appends to the same streams wait for each other and never in a circle.
  for v_stream in
    select s.* from json_to_recordset(p_parts -> 'streams')
      as s (stream text, expected bigint, expected_hash text, version bigint, hash text)
    order by s.stream collate "C"
  loop
    if v_stream.expected = 0 then
      insert into stream (organisation, name, version, hash)
        values (p_organisation, v_stream.stream, v_stream.version, decode(v_stream.hash, 'hex'))
        on conflict do nothing;
      if not found then
        raise exception using errcode = 'MU001', message = v_stream.stream;
      end if;
    else
      select version, hash into v_head from stream
        where organisation = p_organisation and name = v_stream.stream for update;
      if not found or v_head.version <> v_stream.expected then
        raise exception using errcode = 'MU001', message = v_stream.stream;
      end if;
      if v_head.hash <> decode(v_stream.expected_hash, 'hex') then
        raise exception using errcode = 'MU003', message = v_stream.stream;
      end if;
      update stream set version = v_stream.version, hash = decode(v_stream.hash, 'hex')
        where organisation = p_organisation and name = v_stream.stream;
    end if;
  end loop;

  with added as (
    insert into event (stream_id, version, organisation, id, type, bytes, hash)
      select s.id, e.version, p_organisation, e.id, e.type, b.bytes, b.hash
      from rows from (
          json_to_recordset(p_parts -> 'events') as (stream text, version bigint, id text, type text)
        ) with ordinality as e (stream, version, id, type, place)
        join unnest(p_event_bytes, p_event_hashes) with ordinality as b (bytes, hash, place) using (place)
        join stream s on s.organisation = p_organisation and s.name = e.stream
      order by e.place
      returning stream_id, seq
  )
  update stream set waiting_since = oldest.seq
    from (select stream_id, min(seq) as seq from added group by stream_id) as oldest
    where stream.id = oldest.stream_id and stream.waiting_since is null;

  for v_step in
    select c.* from rows from (
        json_to_recordset(p_parts -> 'counters') as (name text, "from" bigint, "to" bigint)
      ) with ordinality as c (name, "from", "to", place)
    order by c.name collate "C", c.place
  loop
    if v_step."from" = 0 then
      insert into counter (organisation, name, value) values (p_organisation, v_step.name, v_step."to")
        on conflict do nothing;
    else
      update counter set value = v_step."to"
        where organisation = p_organisation and name = v_step.name and value = v_step."from";
    end if;
    get diagnostics v_moved = row_count;
    if v_moved <> 1 then
      raise exception using errcode = 'MU002', message = v_step.name;
    end if;
  end loop;

  delete from read_row using json_to_recordset(p_parts -> 'rows') as r (model text, key text, json text)
    where organisation = p_organisation and read_row.model = r.model and read_row.key = r.key and r.json is null;
  insert into read_row (organisation, model, key, sort, json)
    select p_organisation, r.model, r.key, r.sort, r.json
    from json_to_recordset(p_parts -> 'rows') as r (model text, key text, sort text, json text)
    where r.json is not null
    order by r.model collate "C", r.key collate "C"
    on conflict (organisation, model, key) do update set sort = excluded.sort, json = excluded.json;

  delete from timer using json_to_recordset(p_parts -> 'timers') as t (id text, kind text)
    where organisation = p_organisation and timer.id = t.id and t.kind = 'cancel';
  insert into timer (organisation, id, stream, name, due_at)
    select p_organisation, t.id, t.stream, t.name, t."dueAt"
    from json_to_recordset(p_parts -> 'timers') as t (id text, kind text, stream text, name text, "dueAt" text)
    where t.kind = 'set'
    order by t.id collate "C"
    on conflict (organisation, id) do update set stream = excluded.stream, name = excluded.name,
      due_at = excluded.due_at, leased_until = null;

  insert into outbox (organisation, id, channel, not_before, payload, created_at)
    select p_organisation, m.id, m.channel, m."notBefore", m.json, p_parts ->> 'now'
    from rows from (
        json_to_recordset(p_parts -> 'outbox') as (id text, channel text, "notBefore" text, json text)
      ) with ordinality as m (id, channel, "notBefore", json, place)
    order by m.place;

  insert into audit (organisation, at, id, actor, via, action, subject, outcome, code)
    select p_organisation, a.at, a.id, a.actor, a.via, a.action, a.subject, a.outcome, a.code
    from json_to_recordset(p_parts -> 'audit')
      as a (at text, id text, actor text, via text, action text, subject text, outcome text, code text);

  insert into content (organisation, id, commitment, bytes, media_type, wrapped_key, ciphertext)
    select p_organisation, c.id, c.commitment, c.bytes, c."mediaType", b.wrapped_key, b.ciphertext
    from rows from (
        json_to_recordset(p_parts -> 'contents') as (id text, commitment text, bytes bigint, "mediaType" text)
      ) with ordinality as c (id, commitment, bytes, "mediaType", place)
      join unnest(p_content_keys, p_content_ciphertexts) with ordinality as b (wrapped_key, ciphertext, place) using (place);
  update content set wrapped_key = ''::bytea, ciphertext = null
    from json_array_elements_text(p_parts -> 'destroyed') as d (id)
    where organisation = p_organisation and content.id = d.id;
end $$;
