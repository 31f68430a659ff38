"""The language of a text, where the document does not say it."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable

SAMPLE = 20_000
"""The characters that are looked at: enough for any text, and no more work for a long one."""

_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"[a-zA-Z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{4,8})*")

_FUNCTION_WORDS = {
    "en": "the of and to in a is that for on with as by are was at from this has have be will it its",
    "de": "der die das und in den von zu mit ist auf für im dem nicht des eine ein sich werden auch hat sind bei",
    "fr": "le la les de des et à en un une du que est pour dans qui sur par plus au avec ce il sont ont",
    "es": "el la los las de y en que un una por con para del se su es al como más lo no ha sus",
    "pt": "o a os as de e que do da em um uma para com por no na dos das se ao mais não foi",
    "it": "il la le di e che in un una per del della con i gli è nel al dei delle da si sono alla",
}
_COUNTED = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}

_URDU = re.compile("[ٹڈڑںھہے]")
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile("[぀-ヿ]")),
    ("ko", re.compile("[가-힯]")),
    ("zh", re.compile("[一-鿿]")),
    ("ar", re.compile("[؀-ۿ]")),
    ("he", re.compile("[֐-׿]")),
    ("el", re.compile("[Ͱ-Ͽ]")),
    ("hi", re.compile("[ऀ-ॿ]")),
    ("th", re.compile("[฀-๿]")),
)


def detect(text: str) -> str:
    """The language of `text` as a BCP 47 tag such as `en`; `en` where too little stands there to tell.

    The script decides where only one language of ours is written in it, common small words where they speak clearly,
    and py3langid the rest: it takes a second to load.
    """
    sample = text[:SAMPLE]
    return _by_script(sample) or _by_function_words(sample) or _by_model(sample) or "en"


def tag(declared: str | None) -> str | None:
    """A declared language as a BCP 47 tag with its usual capitals (`en_us` is en-US), or None if it is none."""
    cleaned = (declared or "").strip().replace("_", "-")
    if not _TAG.fullmatch(cleaned):
        return None
    first, *rest = cleaned.split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def _by_script(sample: str) -> str | None:
    letters = sum(map(str.isalpha, sample))
    for language, script in _SCRIPTS:
        count = len(script.findall(sample))
        if count * (5 if language == "ja" else 2) > letters > 0:
            return _arabic_script(sample, count) if language == "ar" else language
    return None


def _arabic_script(sample: str, count: int) -> str | None:
    if len(_URDU.findall(sample)) * 20 > count:
        return "ur"
    return None if re.search("[پچگژ]", sample) else "ar"


def _by_function_words(sample: str) -> str | None:
    words = Counter(word.lower() for word in _WORD.findall(sample))
    counts = {language: sum(words[word] for word in sorted(known)) for language, known in _COUNTED.items()}
    ranked = sorted(counts.items(), key=lambda entry: -entry[1])
    (best, count), (_, second) = ranked[:2]
    return best if count >= 5 and count * 6 >= words.total() and count >= 2 * second else None


def _by_model(sample: str) -> str | None:
    if sum(map(str.isalpha, sample)) < 20:
        return None
    language, confidence = _classifier()(sample)
    return language if confidence >= 0.3 and language in _known() else None


@functools.cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    classify: Callable[[str], tuple[str, float]] = LanguageIdentifier.from_model_file(
        MODEL_FILE, norm_probs=True
    ).classify
    return classify


@functools.cache
def _known() -> frozenset[str]:
    """The languages that CLDR has names for: py3langid also answers with ones that no office writes in."""
    from babel import Locale

    return frozenset(Locale("en").languages)
