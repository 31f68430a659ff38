"""Defects of a Word file as a package: archive, parts, relationships, properties, styles; which checks see them."""

from __future__ import annotations

from lxml import etree

from defects import Defects
from word_conformity import AUDIT, INTEGRITY
from word_file import RELATIONSHIP, A, W
from word_mutations import (
    CORE,
    NUMBERING,
    RELS,
    SDK,
    SETTINGS,
    STYLES,
    TYPES,
    Package,
    element,
    first,
    remove,
)

DEFECTS = Defects()
R_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@DEFECTS.add("archive")
def members_that_tell_when_they_were_written(package: Package) -> None:
    package.date = (2025, 8, 12, 9, 30, 0)


@DEFECTS.add("archive")
def members_that_tell_of_the_system(package: Package) -> None:
    package.system = 3


@DEFECTS.add("archive")
def content_types_at_the_end(package: Package) -> None:
    package.parts[TYPES] = package.parts.pop(TYPES)


@DEFECTS.add("well_formed", AUDIT, INTEGRITY, SDK)
def element_that_is_not_closed(package: Package) -> None:
    package.replace("word/document.xml", "</w:body>", "")


@DEFECTS.add("well_formed")
def part_with_a_document_type(package: Package) -> None:
    package.replace(SETTINGS, "<w:settings", '<!DOCTYPE settings [<!ENTITY a "a">]><w:settings')


@DEFECTS.add("content_types", AUDIT, INTEGRITY, SDK)
def part_of_the_wrong_type(package: Package) -> None:
    package.replace(TYPES, "wordprocessingml.numbering+xml", "wordprocessingml.fontTable+xml")


@DEFECTS.add("content_types")
def type_of_a_part_that_is_not_there(package: Package) -> None:
    package.replace(TYPES, "</Types>", '<Override PartName="/word/lost.xml" ContentType="application/xml"/></Types>')


@DEFECTS.add("relationships", AUDIT, INTEGRITY, SDK)
def part_that_is_lost(package: Package) -> None:
    del package.parts["word/footnotes.xml"]


@DEFECTS.add("relationships")
def part_that_belongs_to_nothing(package: Package) -> None:
    package.parts["word/more.xml"] = package.parts["word/fontTable.xml"]


@DEFECTS.add("relationships")
def relationship_that_is_not_used(package: Package) -> None:
    package.replace(RELS, "</Relationships>", f'<Relationship Id="rId999" Type="{R_TYPE}/hyperlink" '
                    'Target="https://example.org" TargetMode="External"/></Relationships>')  # fmt: skip


@DEFECTS.add("relationships", INTEGRITY, SDK)
def link_without_its_relationship(package: Package) -> None:
    with package.tree(RELS) as root:
        remove(next(one for one in root.iter(RELATIONSHIP) if one.get("Type").endswith("/hyperlink")))


@DEFECTS.add("nothing_outside")
def picture_that_is_fetched(package: Package) -> None:
    with package.tree(RELS) as root:
        image = next(one for one in root.iter(RELATIONSHIP) if one.get("Type").endswith("/image"))
        image.set("Target", "https://example.org/map.png")
        image.set("TargetMode", "External")


@DEFECTS.add("nothing_outside")
def link_that_runs_a_script(package: Package) -> None:
    package.replace(RELS, 'Target="https://example.org/gauge"', 'Target="javascript:alert(1)"')


@DEFECTS.add("ignorable")
def extension_that_is_not_ignorable(package: Package) -> None:
    package.replace("word/document.xml", ' mc:Ignorable="w15"', "")


@DEFECTS.add("ignorable")
def ignorable_prefix_that_is_not_declared(package: Package) -> None:
    package.replace("word/document.xml", 'mc:Ignorable="w15"', 'mc:Ignorable="w15 w16"')


@DEFECTS.add("ignorable")
def choice_that_requires_nothing(package: Package) -> None:
    package.replace("word/document.xml", 'mc:Choice Requires="wpg"', 'mc:Choice Requires="wpx"')


@DEFECTS.add("core_properties")
def name_of_the_last_editor(package: Package) -> None:
    package.replace(CORE, "</cp:core", "<cp:lastModifiedBy>A name</cp:lastModifiedBy></cp:core")


@DEFECTS.add("core_properties")
def moment_of_the_export(package: Package) -> None:
    package.replace(CORE, "2025-08-12T00:00:00Z</dcterms:modified>", "2025-11-24T17:08:00Z</dcterms:modified>")


@DEFECTS.add("title_and_language")
def file_without_a_title(package: Package) -> None:
    package.replace(CORE, "<dc:title>Water for the delta</dc:title>", "")


@DEFECTS.add("title_and_language")
def another_language_in_the_styles(package: Package) -> None:
    package.replace(STYLES, 'w:lang w:val="en-GB"', 'w:lang w:val="de-DE"')


@DEFECTS.add("remains")
def marks_of_editing_sessions(package: Package) -> None:
    package.replace("word/document.xml", "<w:p>", '<w:p w:rsidR="00AB12CD">')


@DEFECTS.add("remains")
def section_within_the_body(package: Package) -> None:
    with package.tree() as root:
        section = element("sectPr")
        first(root, "//w:body/w:p/w:pPr").append(section)


@DEFECTS.add("settings")
def zoom_without_per_cent(package: Package) -> None:
    package.replace(SETTINGS, '<w:zoom w:percent="100"/>', "<w:zoom/>")


@DEFECTS.add("settings")
def mode_of_an_old_word(package: Package) -> None:
    with package.tree(SETTINGS) as root:
        first(root, "//w:compatSetting[@w:name='compatibilityMode']").set(f"{W}val", "12")


@DEFECTS.add("styles", INTEGRITY)
def style_that_is_not_defined(package: Package) -> None:
    with package.tree(STYLES) as root:
        remove(first(root, "//w:style[@w:styleId='Statement']"))


@DEFECTS.add("styles")
def style_that_is_defined_twice(package: Package) -> None:
    with package.tree(STYLES) as root:
        root.append(etree.fromstring(etree.tostring(first(root, "//w:style[@w:styleId='BodyText']"))))


@DEFECTS.add("style_chains")
def style_based_on_itself(package: Package) -> None:
    package.replace(STYLES, 'w:styleId="BodyText"><w:name w:val="Body Text"/><w:basedOn w:val="Normal"/>',
                    'w:styleId="BodyText"><w:name w:val="Body Text"/><w:basedOn w:val="Statement"/>')  # fmt: skip


@DEFECTS.add("style_chains")
def style_followed_by_one_that_is_not_there(package: Package) -> None:
    package.replace(STYLES, '<w:next w:val="BodyText"/>', '<w:next w:val="Lost"/>')


@DEFECTS.add("headings")
def heading_style_without_a_level(package: Package) -> None:
    package.replace(STYLES, '<w:outlineLvl w:val="1"/>', "")


@DEFECTS.add("numbering", INTEGRITY)
def list_that_is_not_defined(package: Package) -> None:
    with package.tree(NUMBERING) as root:
        remove(first(root, "//w:num[@w:numId='1']"))


@DEFECTS.add("numbering")
def list_with_a_level_too_few(package: Package) -> None:
    with package.tree(NUMBERING) as root:
        remove(first(root, "//w:lvl[@w:ilvl='8']"))


@DEFECTS.add("contrasts")
def text_that_hardly_stands_out(package: Package) -> None:
    with package.tree("word/theme/theme1.xml") as root:
        root.find(f".//{A}dk2")[0].set("val", "9FB4C4")  # type: ignore[index]


@DEFECTS.add("contrasts")
def ground_that_is_too_dark(package: Package) -> None:
    with package.tree(STYLES) as root:
        shading = first(root, "//w:style[@w:styleId='BriefTable']/w:tblStylePr[@w:type='firstRow']/w:tcPr/w:shd")
        shading.attrib.clear()
        shading.attrib.update({f"{W}val": "clear", f"{W}color": "auto", f"{W}fill": "335577"})


@DEFECTS.add(AUDIT, SDK)
def property_that_is_no_words(package: Package) -> None:
    package.replace(STYLES, "<w:keepNext/>", "<w:keepTogether/>")


@DEFECTS.add(AUDIT, SDK)
def properties_in_the_wrong_order(package: Package) -> None:
    package.replace("word/document.xml", '<w:tag w:val="pb:/organisation"/>', "")
    package.replace("word/document.xml", "<w15:appearance w15:val=\"hidden\"/></w:sdtPr>",
                    "<w15:appearance w15:val=\"hidden\"/></w:sdtPr><w:sdtPr/>")  # fmt: skip
