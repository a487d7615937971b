"""What a command says that cannot act. One rule: what stands in the way, then what to choose."""

from layout_app.desk.sentences.marking import _

COMMANDS = {
    "article.bad_setting": _("this cannot be: {cause}"),
    "ad.no_ad": _("this can be done with an ad only; select one"),
    "ad.no_masthead": _("{slot} stands beside the masthead, on the first page only"),
    "ad.no_pdf": _("this can be done with an ad that a PDF fills; fill it with one"),
    "ad.no_size": _('there is no ad size "{slot}"; choose one of {sizes}, or give cells'),
    "ad.no_text": _("there is no text to set; write some"),
    "box.bad_length": _("an article has 0 or more characters, not {chars}"),
    "article.bad_rank": _("a rank is 1 (lead) to 4 (brief), not {rank}"),
    "article.correction_lost": _("the text has changed since; propose the corrections again"),
    "article.corrections_overlap": _("two corrections touch the same characters; take one first"),
    "article.empty_table": _("the file {path} holds no rows; nothing was inserted"),
    "article.empty_cut": _("nothing is selected to be cut; select the characters first"),
    "article.empty_mark": _("nothing is selected to be marked; select the characters first"),
    "article.head_exists": _("the article has a {part} already; change that one first"),
    "article.heads_out_of_order": _(
        "the lines above the text stand in a fixed order, one of each kind; join them first"
    ),
    "article.no_head_to_part": _("paragraph {paragraph} is not above the text; choose a head"),
    "article.no_large_head": _(
        "only kickers, headlines and subtitles break their lines by hand; choose one of them"
    ),
    "article.id_taken": _('there is an article "{article}" already; give it another id'),
    "article.mark_value": _(
        "a reading or another face needs a value, no other mark has one ({mark})"
    ),
    "article.merge_with_itself": _("an article cannot be merged with itself; choose another one"),
    "article.no_cut": _("there is no such cut in the article any more"),
    "article.no_object": _(
        "only paragraphs of the text, from a first to a last one, can be set so"
    ),
    "article.nothing_to_split": _("an article cannot be split before its first line"),
    "carry.is_there": _("“{headline}” is in that issue already; look there, or choose another"),
    "carry.not_held": _('there is no held copy "{article}"; see what is held'),
    "carry.same_issue": _("the articles are in this issue already; choose another one"),
    "box.already_placed": _("the article is on a page already; move its box, or continue it"),
    "box.bad_air": _("air is 0 to {most} lines, not {lines}"),
    "box.bad_cap": _("a first character is 0 to {most} lines high, not {lines}"),
    "box.bad_count": _("{least} to {most} copies are made at once"),
    "box.bad_columns": _("a box has 1 to {most} inner columns, or 0 for those of the page"),
    "box.bad_head_lines": _("heads take 0 to {most} grid lines, not {lines}"),
    "box.bad_region": _("a part of a box starts at 0 and is at least 1 wide and high"),
    "box.bad_shape": _("the rectangles of a box must touch and not overlap; correct their cells"),
    "box.bad_size": _("a headline has 0 to {most} times the body size, not {size}"),
    "box.no_free_text": _("only free text can be worded so; select one"),
    "box.bad_weight": _("a rule is more than 0 and at most {most:g} points heavy"),
    "box.no_rule": _("only a rule or a panel has a weight; select one"),
    "box.off_page": _("the box would leave the page or vanish; choose another place or size"),
    "box.on_cells": _("this box stands on columns and lines; give it those"),
    "style.none": _("there is no style {name}; choose one of {names}"),
    "style.bad_size": _(
        "type is {least:g} to {most:g} characters large and stands on 1 to {lines} lines"
    ),
    "style.no_level": _("headlines have the ranks 1 to {most}, not {rank}"),
    "style.bad_least": _("a headline is {least:g} to {most:g} characters large"),
    "style.bad_width": _(
        "glyphs of a headline are drawn at {least:g} to {most:g} of their width: narrowest at most "
        "1, widest at least 1"
    ),
    "style.bad_lines": _("give 0 to {most} lines"),
    "copy.not_told": _("nothing of this kind is told of that file; it may be settled already"),
    "issue.no_version": _(
        'nothing unsaved is kept under "{version}", or it reads as the issue does now'
    ),
    "style.bad_step": _("give 0 to {most:g} lines of air"),
    "guide.none": _("there is no guide {number} on this page any more"),
    "guide.outside": _("the guide would leave the page; give a place on it"),
    "guide.too_many": _("a page has {most} guides at most; remove some first"),
    "box.has_no_cells": _("a line cannot be resized in columns and lines; drag its ends"),
    "box.id_taken": _('there is a box "{box}" already; give it another id'),
    "jump.no_end": _("there is no such break; choose one of the {count} proposed"),
    "jump.nothing_over": _("the text ends in this box; there is nothing to continue"),
    "box.no_article_box": _("this can be done with an article's box only; select one"),
    "box.no_package": _("this box is no package and stands in none; select one"),
    "box.packed_already": _(
        "“{one}” is a package already, or holds one of these boxes; take it apart first"
    ),
    "box.packed_apart": _("a package stands on one page; select boxes of one page"),
    "box.packed_between": _("“{one}” stands among them; select it too, or move it away"),
    "box.packs_two": _(
        "a package holds at least two boxes on columns and lines; select more of them"
    ),
    "box.no_room_above": _(
        "the article needs {lines} lines, and the box can give {most}; make the box higher first"
    ),
    "box.other_kind": _("none of these boxes is of the kind whose look was taken"),
    "box.nothing_copied": _("nothing is copied; select a box and copy it first"),
    "box.not_placed": _("the article is on no page yet; place it first"),
    "box.outside": _("the box would leave the page; make it smaller or choose another place"),
    "box.no_ornament": _("this box is no ornament; select one"),
    "box.no_contents": _("only contents (导读) have titles and articles to choose; select one"),
    "box.no_planned": _("only a planned article can be described; select one"),
    "box.no_section": _("this box is no section head; select one"),
    "box.no_ink": _("this box has no ink of its own; select an article, a text, a rule or a panel"),
    "colour.bad_name": _('a colour cannot be called "{name}"; choose letters, such as 报头红'),
    "colour.not_agreed": _(
        'the colour "{colour}" needs the spot ink "{spot}", which the printer has not agreed to;'
        " use another"
    ),
    "colour.too_dark": _(
        'the colour "{colour}" has {ink} percent of ink, at most {most}; use a share of it'
    ),
    "colour.unknown": _('the stylebook has no colour "{name}"; it has {names}'),
    "command.bad_merged": _(
        "“{value}” are no merged cells; give row, column, rows and columns from 0, such as 0 1 1 2"
    ),
    "command.bad_ink": _(
        "“{value}” is no ink; give shares of cyan, magenta, yellow and black, such as 0 0 0 0.1, or"
        " a colour's name"
    ),
    "command.bad_cells": _(
        "columns and lines count from 0, and a box has 1 to {columns} columns"
        " and 1 to {lines} lines; correct the numbers"
    ),
    "command.bad_rectangles": _('"{value}" is not understood; write column line columns lines; …'),
    "command.bad_pages": _("an issue has 1 to {most} pages, not {pages}"),
    "command.disabled": _('"{command}" cannot be done now; select what it is for'),
    "command.missing_argument": _('"{command}" needs a value: {name}=…'),
    "command.no_article": _('there is no article "{article}" any more'),
    "command.no_block": _('there is no block "{block}" of raw copy; write FILE#NUMBER'),
    "box.no_border": _("only an article's box or a panel can have a border; choose one"),
    "box.no_text": _("only text can be set vertically; select an article's box or a text"),
    "command.no_box": _('there is no box "{box}" any more'),
    "command.no_kind": _('"{value}" is no kind of paragraph; choose one of {kinds}'),
    "command.no_mark": _('"{value}" is no mark; use one of {marks}'),
    "command.no_offset": _("paragraph {paragraph} is not so long; select again"),
    "command.no_page": _('there is no page "{page}"; there are {pages}'),
    "command.no_paper": _('there is no paper "{paper}"; choose one of {papers}'),
    "command.no_paragraph": _("the article has no paragraph {paragraph} any more"),
    "command.none_given": _('no command was given; "layout-app commands" lists them'),
    "command.not_a_path": _('no file can be called "{value}"'),
    "command.not_a_number": _('"{value}" is no number; write one such as 3'),
    "command.not_key_value": _('"{word}" is not understood; write key=value'),
    "command.not_one_of": _('"{value}" cannot be chosen; choose one of {names}'),
    "command.unknown": _('there is no command "{name}"{hint}'),
    "command.unknown_argument": _('"{command}" takes no value "{name}"; leave it out'),
    "fit.over": _(
        "too long by {line_count} ({char_count}), beyond what may be changed; cut text or enlarge"
        " the box"
    ),
    "fit.short": _(
        "too short by {line_count} ({char_count}), beyond what may be changed; add text or make"
        " the box smaller"
    ),
    "word.nothing": _("say which words to watch for, and other ones to put for them"),
    "word.none": _("“{find}” is not watched for"),
    "note.empty": _("a note says something; write what is to be seen to"),
    "note.none": _("there is no such note in the article any more"),
    "page.as_signed": _("page {page} and its articles are as they were signed, or nothing is kept"),
    "page.id_taken": _('there is a page "{page}" already; give it another id'),
    "picture.bad_focus": _("a focus is two shares from 0 to 1, across and down"),
    "picture.bad_height": _("the picture under the heads is 1 to {most} lines high, not {lines}"),
    "picture.bad_contour": _(
        "an outline has three corners or more, each two shares from 0 to 1; correct the numbers"
    ),
    "picture.bad_crop": _(
        "a part of a picture is left, top, width and height in shares from 0 to 1"
    ),
    "picture.none": _("the article has no picture {picture}; they count from 0"),
    "page.no_furniture": _('no furniture is called "{name}"; choose one of {names}'),
    "page.no_template": _('there is no template "{name}"; choose one of {names}'),
    "record.bad_date": _('"{value}" is no date; write one such as 2026-03-01'),
    "record.bad_number": _("an issue's number is 1 or more, not {number}"),
    "logo.no_file": _("choose a picture or a PDF"),
    "store.template_there": _('there is a template "{name}" again; delete it first'),
    "page.signed": _(
        "page {page} is signed for the press by {who}, so it stays as it is; take the signature"
        " back first"
    ),
    "page.no_room": _(
        "no place of {column_count} × {line_count} is free on the page; ask for less"
    ),
    "arrange.closed": _("{pages}: signed pages and spreads are not arranged; choose another page"),
    "arrange.held": _(
        "{pages}: what is pinned or designed for its place leaves room in which the others find no"
        " other page; unpin or move it, or place them by hand"
    ),
    "arrange.no_page": _(
        "{pages}: no article waits or may move that would fill the page; place them by hand"
    ),
    "page.box_across": _("a box stands on both pages; move it to one of them first ({box})"),
    "page.faces_none": _(
        "page {page} faces no single page; pages 2 and 3, 4 and 5 … face each other"
    ),
    "page.no_spread": _("this page is no spread"),
    "page.other_span": _(
        'the template "{name}" is of another width; a spread needs one of a spread'
    ),
    "page.no_place": _("a page can go to places 0 to {most}, not {at}"),
    "seam.joined_already": _("this half is joined already; take that join back first"),
    "seam.loop": _("the end of a paragraph cannot be joined to its own beginning"),
    "seam.lost": _("the place of this join is no longer found in the text; part it by hand"),
    "seam.no_block": _("this half is no longer in the issue"),
    "seam.no_open_end": _("nothing is open at this place any more"),
    "seam.no_words": _("there are no words to write; type the missing text"),
    "seam.nothing_settled": _("nothing was decided at this place"),
    "seam.no_seam": _("these two halves are not joined"),
}
