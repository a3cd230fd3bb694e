# SPDX-License-Identifier: MIT
"""The frame of a program that runs one of several checks over files it makes."""
import os
import tempfile


class Absent(Exception):
    """A tool or an input that this machine has not got."""


def run(parser, checks, world):
    """The exit status of one of the checks (by name) on world(arguments, folder): 1 where it fails; where something is
    absent 77, or 1 with CI=true."""
    parser.add_argument("check", choices=sorted(checks))
    parser.add_argument("--source", required=True)
    parser.add_argument("--build", required=True)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        try:
            checks[arguments.check](world(arguments, folder))
        except Absent as reason:
            print(f"absent: {reason}")
            return 1 if os.environ.get("CI") == "true" else 77
        except AssertionError as error:
            print(error)
            return 1
    return 0
