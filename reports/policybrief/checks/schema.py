"""The first check: does the data conform to the schema? Each way in which it does not is one readable problem.

jsonschema finds what is wrong. Its messages quote whole objects and regular expressions; here each becomes a sentence
about what the person wrote, with what is allowed and a guess at what was meant.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import policybrief_schemas
from policybrief.checks.conforming import Test, UnknownKeyword, anchored, compiled
from policybrief.checks.formats import FORMATS
from policybrief.problems import Problem, Severity
from policybrief.reading.located import pointer

if TYPE_CHECKING:
    import jsonschema

    from policybrief.checks.schema_words import Finding

# jsonschema is imported where a problem asks for it: with its extra for formats that takes longer than most briefs do.

KEY_RULES = frozenset({"schema-unknown-key"})
"""Rules whose problem is about a key and not about its value."""


def validate(data: Any, schema: str = "briefing") -> list[Problem]:
    """Every way in which `data` does not conform to the schema of that name (`briefing`, `style`), none where it does.

    Numbers may be int, Decimal or float. Data that conforms costs some tens of milliseconds for 300 pages; what does
    not is looked at by jsonschema.
    """
    try:
        if _conforms(schema)(data):
            return []
    except UnknownKeyword:
        pass  # jsonschema knows them all
    from policybrief.checks.schema_words import Whole, in_words

    problems: dict[tuple[str, str], Problem] = {}
    whole = Whole(data, schema)
    for error in _validator(schema).iter_errors(data):
        for finding in in_words(error, whole):
            path = pointer(finding.path)
            # One problem for one value: a URL of the wrong form breaks its pattern and its format.
            problems.setdefault((path, "" if finding.about_value else finding.message), _problem(finding, path))
    return list(problems.values())


def conform(data: Mapping[str, Any], schema: Mapping[str, Any]) -> bool:
    """Whether `data` conforms to a schema of anybody's, as far as is told without jsonschema: no may be yes."""
    try:
        return compiled(schema)(dict(data))
    except (UnknownKeyword, LookupError, TypeError, re.error):  # a format, a type or a pattern that is not known here
        return False


def _problem(finding: Finding, path: str) -> Problem:
    return Problem(severity=Severity.ERROR, rule=finding.rule, path=path, message=finding.message, hint=finding.hint)


@functools.cache
def _conforms(schema: str) -> Test:
    return compiled(policybrief_schemas.load(schema))


@functools.cache
def _validator(schema: str) -> Any:
    import jsonschema

    checker = jsonschema.validators.extend(
        jsonschema.Draft202012Validator,
        {"pattern": _pattern},
        type_checker=jsonschema.Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
    )
    return checker(policybrief_schemas.load(schema), format_checker=_formats())


def _pattern(validator: Any, pattern: str, instance: Any, schema: Mapping[str, Any]) -> Iterator[Any]:
    if isinstance(instance, str) and not anchored(pattern).search(instance):
        import jsonschema

        yield jsonschema.ValidationError("pattern")


def _is_integer(checker: Any, instance: Any) -> bool:
    """JSON Schema takes 1.0 for an integer, too; the model would then hold a Decimal where it promises an int."""
    return isinstance(instance, int) and not isinstance(instance, bool)


def _formats() -> jsonschema.FormatChecker:
    import jsonschema

    checker = jsonschema.FormatChecker(formats=())
    for name, has_format in FORMATS.items():
        checker.checks(name)(functools.partial(_has_format, has_format))
    return checker


def _has_format(has_format: Callable[[str], bool], instance: Any) -> bool:
    return not isinstance(instance, str) or has_format(instance)
