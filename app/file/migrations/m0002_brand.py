"""Version 2 of the workshop file: the organisation's colour and its logo, as frozen SQL."""

SQL = """
ALTER TABLE "workshop" ADD COLUMN "colour" TEXT;
ALTER TABLE "workshop" ADD COLUMN "logo" TEXT REFERENCES "images" ("hash") DEFERRABLE INITIALLY DEFERRED
"""
