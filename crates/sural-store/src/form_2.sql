-- From form 1 to form 2: whose program began a case, and requests that are carried out once.

ALTER TABLE cases ADD COLUMN begun_by TEXT;

CREATE TABLE requests (
    name    TEXT NOT NULL PRIMARY KEY,
    asked   TEXT NOT NULL,
    case_id TEXT NOT NULL,
    events  BIGINT NOT NULL,
    until   BIGINT NOT NULL
);
CREATE INDEX requests_of_case ON requests (case_id);
CREATE INDEX requests_to_forget ON requests (until);

UPDATE form SET version = 2;
