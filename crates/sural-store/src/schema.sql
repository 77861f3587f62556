-- The store, form 1, from which a new one too takes the steps to the form of today. The same text for SQLite and PostgreSQL: TEXT and BIGINT alone, moments as seconds.

CREATE TABLE form (version BIGINT NOT NULL);
INSERT INTO form VALUES (1);

-- The end of the audit trail. Whoever writes changes this row first and so waits for whoever wrote before.
CREATE TABLE head (id BIGINT NOT NULL PRIMARY KEY, number BIGINT NOT NULL, hash TEXT NOT NULL);
INSERT INTO head VALUES (1, 0, '');

CREATE TABLE audit (
    number  BIGINT NOT NULL PRIMARY KEY,
    at      BIGINT NOT NULL,
    actor   TEXT NOT NULL,
    action  TEXT NOT NULL,
    case_id TEXT,
    event   BIGINT,
    detail  TEXT NOT NULL,
    hash    TEXT NOT NULL
);
CREATE INDEX audit_of_case ON audit (case_id);

CREATE TABLE cases (
    id         TEXT NOT NULL PRIMARY KEY,
    region     TEXT,
    language   TEXT NOT NULL,
    begun      BIGINT NOT NULL,
    keep_until BIGINT NOT NULL,
    events     BIGINT NOT NULL,
    last_at    BIGINT NOT NULL,
    link       TEXT UNIQUE,
    link_until BIGINT
);
CREATE INDEX cases_to_erase ON cases (keep_until);

CREATE TABLE events (
    case_id TEXT NOT NULL,
    number  BIGINT NOT NULL,
    salt    TEXT NOT NULL,
    body    TEXT NOT NULL,
    PRIMARY KEY (case_id, number)
);

-- Derived from events and audit, and made anew from them by `rebuild`.
CREATE TABLE standing (
    case_id     TEXT NOT NULL PRIMARY KEY,
    disposition TEXT NOT NULL,
    urgency     BIGINT NOT NULL,
    due         BIGINT,
    state       TEXT NOT NULL,
    claimed_by  TEXT
);
CREATE INDEX standing_by_urgency ON standing (state, urgency, due);

CREATE TABLE accounts (
    name      TEXT NOT NULL PRIMARY KEY,
    password  TEXT NOT NULL,
    role      TEXT NOT NULL,
    totp      TEXT,
    totp_used BIGINT NOT NULL
);

-- By the name that was tried, whether or not there is such an account.
CREATE TABLE tries (name TEXT NOT NULL PRIMARY KEY, failed BIGINT NOT NULL, shut_until BIGINT NOT NULL);

CREATE TABLE sign_ins (token TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL, until BIGINT NOT NULL);
CREATE INDEX sign_ins_of_account ON sign_ins (account);

CREATE TABLE setup (token TEXT NOT NULL PRIMARY KEY, until BIGINT NOT NULL);

CREATE TABLE keys (
    name   TEXT NOT NULL PRIMARY KEY,
    token  TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    until  BIGINT
);
