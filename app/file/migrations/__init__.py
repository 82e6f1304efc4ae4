"""Every step from one version of the workshop file to the next, as frozen SQL that is never edited later."""

from sqlite_utils import Database, Migrations

from app.file.migrations import m0001_records, m0002_brand

MIGRATIONS = Migrations("touchline")
"""All steps, oldest first: the file's version is the number of those it has seen."""

NAMES = ("0001_records", "0002_brand")


def _run(database: Database, sql: str) -> None:
    # One statement at a time: executescript() would commit what stands before it.
    for statement in sql.strip().split(";\n"):
        database.execute(statement)


@MIGRATIONS(name=NAMES[0])
def _records(database: Database) -> None:
    _run(database, m0001_records.SQL)


@MIGRATIONS(name=NAMES[1])
def _brand(database: Database) -> None:
    _run(database, m0002_brand.SQL)
