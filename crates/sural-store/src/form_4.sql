-- From form 3 to form 4: programs own what they began by their key, not by its name, which another key may have later; and wrong tries to sign in count for the network that they come from.

UPDATE cases SET begun_by = (SELECT token FROM keys WHERE name = begun_by);

DROP TABLE tries;
CREATE TABLE tries (
    name        TEXT NOT NULL,
    place       TEXT NOT NULL,
    failed      BIGINT NOT NULL,
    shut_until  BIGINT NOT NULL,
    known_until BIGINT NOT NULL,
    forget_at   BIGINT NOT NULL,
    PRIMARY KEY (name, place)
);
CREATE INDEX tries_to_forget ON tries (forget_at);

UPDATE form SET version = 4;
