"""JSON in and out: the whole workshop in a form that any other program can read and write."""

from app.interchange.file import read_json_file
from app.interchange.reading import Imported, read_json
from app.interchange.schema import json_schema
from app.interchange.writing import write_json

__all__ = ["Imported", "json_schema", "read_json", "read_json_file", "write_json"]
