"""What stands around the page. One rule: a dock shows ids; it asks the session for values.

`dock` is what all have in common. 稿件 `tray`; 文稿 `story` with `story_editor`, `retype` and
`marks`; 接续 `repair` with `halves` and `cut_row`; 图片 `pictures`; 版面 `pages` with `flatplan`;
大纲 `outline`; 样式 `styles`; 问题 `problems`; 历史 `history`. 属性 `inspector` with its `forms`:
`many_form`, `place_fields`, `box_details`, `free_form`, `ad_form`, `section_form`, `room_forms`,
`package_form`.
"""
