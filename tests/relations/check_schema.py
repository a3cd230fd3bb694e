#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check_schema.py SCHEMA FILE…: holds JSON articles against the schema, with the part of JSON
Schema 2020-12 that it uses. Exit status 1 and one line per breach."""
import json
import re
import sys

TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float),
         "boolean": bool, "null": type(None)}
KNOWN = {"$schema", "$id", "$ref", "$defs", "title", "description", "type", "required", "properties", "items",
         "additionalProperties", "oneOf", "enum", "minimum", "minProperties", "pattern"}


def is_of_type(value, types):
    types = types if isinstance(types, list) else [types]
    return any(isinstance(value, TYPES[name]) for name in types)


def breaches(value, schema, root, path):
    for word in schema:
        if word not in KNOWN:
            yield f"{path}: this checker does not know '{word}'"
    if "$ref" in schema:
        target = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        yield from breaches(value, target, root, path)
    if "oneOf" in schema:
        fits = sum(not list(breaches(value, one, root, path)) for one in schema["oneOf"])
        if fits != 1:
            yield f"{path}: fits {fits} of {len(schema['oneOf'])} forms"
    if "type" in schema and not is_of_type(value, schema["type"]):
        yield f"{path}: is not of type {schema['type']}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: is none of {schema['enum']}"
    if "minimum" in schema and value < schema["minimum"]:
        yield f"{path}: is less than {schema['minimum']}"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{path}: does not match {schema['pattern']}"
    if isinstance(value, dict):
        yield from object_breaches(value, schema, root, path)
    if isinstance(value, list) and "items" in schema:
        for i, item in enumerate(value):
            yield from breaches(item, schema["items"], root, f"{path}/{i}")


def object_breaches(value, schema, root, path):
    if len(value) < schema.get("minProperties", 0):
        yield f"{path}: has too few members"
    for key in schema.get("required", []):
        if key not in value:
            yield f"{path}: lacks '{key}'"
    for key, item in value.items():
        more = schema.get("additionalProperties", True)
        if key in schema.get("properties", {}):
            yield from breaches(item, schema["properties"][key], root, f"{path}/{key}")
        elif more is False:
            yield f"{path}: has no '{key}'"
        elif isinstance(more, dict):
            yield from breaches(item, more, root, f"{path}/{key}")


def main():
    schema_path, *paths = sys.argv[1:]
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    found = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            found += [f"{path}: {breach}" for breach in breaches(json.load(file), schema, schema, "")]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
