# SPDX-License-Identifier: MIT
"""Cases of plain block flow for blocks.py: name, declarations, and the markup.

@a is an element whose border box is measured (its rule is #a), $a a word whose origin is. Each case
stands on a page of its own, 400 px wide, of 16 px type on 24 px lines, under a line of text."""

BOX = '<div @a><p>$a</p></div><div @b><p>$b</p></div>'
NEST = '<div @a><div @b><p>$b</p></div></div><div @c><p>$c</p></div>'
LINE = '<p @p>$p<span @a>$a</span>$q</p>'
TABLE = '<table @t><tr><td @a>$a</td><td @b>$b</td></tr><tr><td @c>$c</td><td @d>$d</td></tr></table>'

CASES = (
    # --- margins that collapse: CSS 2.2 §8.3.1 ---
    ("siblings", "#a { margin-bottom: 20px } #b { margin-top: 30px }", BOX),
    ("siblings, one negative", "#a { margin-bottom: 20px } #b { margin-top: -12px }", BOX),
    ("siblings, both negative", "#a { margin-bottom: -6px } #b { margin-top: -10px }", BOX),
    ("first child", "#a { margin-top: 10px } #b { margin-top: 30px }", NEST),
    ("first child, negative", "#a { margin-top: 30px } #b { margin-top: -10px }", NEST),
    ("last child", "#b { margin-bottom: 30px } #a { margin-bottom: 10px } #c { margin-top: 20px }",
     NEST),
    ("padding parts", "#a { padding: 5px 0 } #b { margin: 20px 0 } #c { margin: 7px 0 }", NEST),
    ("border parts", "#a { border: 3px solid red } #b { margin: 20px 0 }", NEST),
    ("border on top only", "#a { border-top: 3px solid red } #b { margin: 20px 0 }", NEST),
    ("empty block", "#e { margin: 20px 0 30px } #b { margin-top: 10px }",
     '<div @a><p>$a</p></div><div @e></div><div @b><p>$b</p></div>'),
    ("empty block, negative", "#e { margin: -8px 0 30px } #b { margin-top: 10px }",
     '<div @a><p>$a</p></div><div @e></div><div @b><p>$b</p></div>'),
    ("empty block with padding", "#e { margin: 20px 0; padding: 4px 0 }",
     '<div @a><p>$a</p></div><div @e></div><div @b><p>$b</p></div>'),
    ("empty block of a height", "#e { margin: 20px 0; height: 9px }",
     '<div @a><p>$a</p></div><div @e></div><div @b><p>$b</p></div>'),
    ("empty in empty", "#e { margin: 12px 0 } #f { margin: 25px 0 5px }",
     '<div @a><p>$a</p></div><div @e><div @f></div></div><div @b><p>$b</p></div>'),
    ("three deep", "#a { margin: 5px 0 } #b { margin: 15px 0 } #d { margin: 25px 0 }",
     '<div @a><div @b><div @d><p>$d</p></div></div></div><div @c><p>$c</p></div>'),
    ("height parts from last child", "#a { height: 60px } #b { margin-bottom: 50px } #c { margin-top: 5px }",
     NEST),
    ("overflow hidden parts", "#a { overflow: hidden; margin: 10px 0 } #b { margin: 20px 0 }", NEST),
    ("flow-root parts", "#a { display: flow-root; margin: 10px 0 } #b { margin: 20px 0 }", NEST),
    ("inline-block parts", "#a { display: inline-block; margin: 10px 0 } #b { margin: 20px 0 }", NEST),
    ("min-height, last child", "#a { min-height: 70px } #b { margin-bottom: 20px } #c { margin-top: 5px }",
     NEST),
    ("percent margins", "#a { margin: 5% 10% } #b { margin: 10% 0 }", NEST),
    ("paragraphs in a quote", "#a { margin: 16px 40px } #a p { margin: 12px 0 }",
     '<p>$x</p><blockquote @a><p @b>$b</p><p @c>$c</p></blockquote><p @d>$d</p>'),
    ("text beside a block child", "#b { margin: 10px 0 }", '<div @a>$a<div @b>$b</div>$c</div>'),

    # --- widths: CSS 2.2 §10.3, §10.4 ---
    ("width and auto margins", "#a { width: 200px; margin: 0 auto }", NEST),
    ("width, auto at the left", "#a { width: 200px; margin-left: auto }", NEST),
    ("too much is said", "#a { width: 200px; margin: 0 50px 0 30px }", NEST),
    ("negative margins widen", "#a { padding: 0 30px } #b { margin: 0 -20px }", NEST),
    ("wider than its parent, auto", "#a { width: 200px } #b { width: 260px; margin: 0 auto }", NEST),
    ("percent of the content", "#a { padding: 0 20px; border: 5px solid red } #b { width: 50% }", NEST),
    ("max-width", "#a { max-width: 150px }", NEST),
    ("max-width, auto margins", "#a { max-width: 150px; margin: 0 auto }", NEST),
    ("min over max", "#a { width: 100px; min-width: 180px; max-width: 150px }", NEST),
    ("percent max", "#a { max-width: 40% }", NEST),
    ("border-box", "#a { box-sizing: border-box; width: 200px; padding: 10px; border: 4px solid red }",
     NEST),
    ("border-box too narrow", "#a { box-sizing: border-box; width: 20px; padding: 0 25px }",
     '<div @a></div><div @c><p>$c</p></div>'),
    ("border-box height", "#a { box-sizing: border-box; height: 80px; padding: 10px }", NEST),
    ("calc", "#a { width: calc(50% - 20px); margin-left: calc(10px + 5%) }", NEST),
    ("min-content", "#a { width: min-content }", '<div @a><p>alpha $a betagamma</p></div>'),
    ("max-content", "#a { width: max-content }", '<div @a><p>alpha $a betagamma</p></div>'),
    ("fit-content", "#a { width: fit-content; margin: 0 auto }", '<div @a><p>alpha $a</p></div>'),
    ("percent padding", "#a { padding: 5% 10% }", NEST),

    # --- heights: §10.5 to §10.7 ---
    ("height", "#a { height: 90px }", NEST),
    ("height overflows", "#a { height: 12px }", NEST),
    ("percent height, parent has one", "#a { height: 100px } #b { height: 50% }", NEST),
    ("percent height, parent has none", "#b { height: 50% }", NEST),
    ("min-height", "#a { min-height: 80px; padding: 5px }", NEST),
    ("max-height", "#a { max-height: 10px }", NEST),
    ("percent min-height", "#a { height: 120px } #b { min-height: 50% }", NEST),

    # --- borders ---
    ("border words", "#a { border: solid red; border-width: thin medium thick 0 }", NEST),
    ("border without style", "#a { border-width: 10px }", NEST),
    ("nested boxes", "#a { padding: 6px 8px; border: 2px solid red } #b { margin: 4px 5px; padding: 3px;"
     " border: 1px solid blue }", NEST),
    ("relative", "#a { position: relative; left: 30px; top: 7px; width: 200px }", NEST),

    # --- inline boxes and lines: §10.8, css-inline-3 ---
    ("inline padding", "#a { padding: 0 10px; margin: 0 6px; border-left: 3px solid red }", LINE),
    ("sub", "#a { vertical-align: sub }", LINE),
    ("super", "#a { vertical-align: super }", LINE),
    ("raised", "#a { vertical-align: 5px }", LINE),
    ("lowered, per cent", "#a { vertical-align: -25% }", LINE),
    ("middle", "#a { vertical-align: middle; font-size: 8px; line-height: 8px }", LINE),
    ("top", "#a { vertical-align: top; font-size: 8px; line-height: 8px }", LINE),
    ("bottom", "#a { vertical-align: bottom; font-size: 8px; line-height: 8px }", LINE),
    ("text-top", "#a { vertical-align: text-top; font-size: 8px; line-height: 8px }", LINE),
    ("taller inline", "#a { font-size: 32px; line-height: 48px }", LINE + '<p @r>$r</p>'),
    ("line-height of a span", "#a { line-height: 40px }", LINE + '<p @r>$r</p>'),
    ("smaller, same line height", "#a { font-size: 8px }", LINE + '<p @r>$r</p>'),
    ("super that enlarges the line", "#a { vertical-align: 14px }", LINE + '<p @r>$r</p>'),
    ("number as line height", "#a { line-height: 2; font-size: 20px }", NEST),
    ("per cent as line height", "#a { line-height: 200% } #b { font-size: 10px }", NEST),

    # --- inline-block ---
    ("inline-block", "#a { display: inline-block; padding: 5px; margin: 3px 8px }", LINE + '<p @r>$r</p>'),
    ("inline-block of a size", "#a { display: inline-block; width: 80px; height: 50px }",
     LINE + '<p @r>$r</p>'),
    ("inline-block, two lines", "#a { display: inline-block; width: 40px }",
     '<p @p>$p<span @a>one two</span>$q</p><p @r>$r</p>'),
    ("inline-block, empty", "#a { display: inline-block; width: 30px; height: 40px }",
     '<p @p>$p<span @a></span>$q</p><p @r>$r</p>'),
    ("inline-block, overflow", "#a { display: inline-block; overflow: hidden }", LINE + '<p @r>$r</p>'),
    ("inline-block, top", "#a { display: inline-block; height: 60px; width: 20px; vertical-align: top }",
     LINE + '<p @r>$r</p>'),
    ("inline-block, middle", "#a { display: inline-block; height: 60px; width: 20px; vertical-align: middle }",
     '<p @p>$p<span @a></span>$q</p><p @r>$r</p>'),
    ("inline-block, per cent", "#a { display: inline-block; width: 50% }", LINE),
    ("inline-blocks wrap", "span { display: inline-block; width: 150px }",
     '<p @p><span @a>$a</span> <span @b>$b</span> <span @c>$c</span></p>'),
    ("shrink to fit", "#a { display: inline-block; max-width: 120px }",
     '<p @p><span @a>some words that need more room than there is</span></p>'),

    # --- text ---
    ("indent", "#p { text-indent: 40px }", '<p @p>$p</p>'),
    ("indent, per cent", "#p { text-indent: 10% }", '<p @p>$p</p>'),
    ("indent is inherited", "#a { text-indent: 30px }", NEST),
    ("negative indent", "#p { text-indent: -20px; padding-left: 20px }", '<p @p>$p<br>$q</p>'),
    ("centre", "#p { text-align: center }", '<p @p>$p</p>'),
    ("end", "#p { text-align: end }", '<p @p>$p</p>'),
    ("centre, indented", "#p { text-align: center; text-indent: 40px }", '<p @p>$p</p>'),
    ("letter-spacing", "#p { letter-spacing: 5px }", '<p @p>abc <span @a>$a</span> $q</p>'),
    ("word-spacing", "#p { word-spacing: 12px }", '<p @p>abc $p def $q</p>'),
    ("spaces collapse", "", '<p @p>  one   $p  <span> $q</span>  <b>  </b>  $r  </p>'),
    ("pre", "#p { white-space: pre }", '<p @p>a  $p\n   $q</p><p @r>$r</p>'),
    ("pre-wrap", "#p { white-space: pre-wrap }", '<p @p>a  $p\n   $q</p><p @r>$r</p>'),
    ("pre-line", "#p { white-space: pre-line }", '<p @p>a   $p\n    $q</p><p @r>$r</p>'),
    ("nowrap", "#p { white-space: nowrap; width: 40px }", '<p @p>a b $p c d $q</p><p @r>$r</p>'),
    ("breaks", "", '<p @p>a<br>$p<br><br>$q<br></p><p @r>$r</p>'),
    ("tabs", "#p { white-space: pre; tab-size: 40px }", '<p @p>\t$p\ta\t$q</p>'),
    ("upper case", "#a { text-transform: uppercase; display: inline-block }", '<p @p><span @a>abcdef</span></p>'),
    ("hidden", "#b { visibility: hidden }", NEST),
    ("none", "#a { display: none }", '<div @a>x</div><div @c><p>$c</p></div>'),
    ("contents", "#a { display: contents; margin: 30px }", NEST),
    ("first-line larger", "#p::first-line { font-size: 16px }", '<p @p>$p</p>'),
    ("generated words", '#p::before { content: "ab"; padding-right: 10px } #p::after { content: "z" }',
     '<p @p>$p</p>'),
    ("generated block", '#a::before { content: ""; display: block; height: 11px } ', NEST),

    # --- lists: css-lists-3 ---
    ("list, outside", "ul { padding-left: 40px } li { list-style: disc }",
     '<ul @u><li @a>$a</li><li @b>$b</li></ul><p @c>$c</p>'),
    ("list, inside", "ul { padding-left: 40px; list-style: '-- ' inside }",
     '<ul @u><li @a>$a</li><li @b>$b</li></ul>'),
    ("string marker, outside", "ul { padding-left: 40px; list-style: 'M9' }", '<ul @u><li @a>$a</li></ul>'),
    ("numbers", "ol { padding-left: 60px; list-style: 'N' upper-roman } ", '<ol @u><li>$a</li><li>$b</li></ol>'),
    ("nested lists", "ul, ol { padding-left: 30px; margin: 8px 0 } li { margin: 3px 0 }",
     '<ul @u><li @a>$a<ol @o><li @b>$b</li><li @c>$c</li></ol></li><li @d>$d</li></ul>'),
    ("paragraph in an item", "ul { padding-left: 30px } li p { margin: 9px 0 }",
     '<ul @u><li @a><p @p>$p</p></li><li @b><p>$b</p></li></ul><p @c>$c</p>'),
    ("empty item", "ul { padding-left: 30px; list-style: disc }", '<ul @u><li @a></li><li @b>$b</li></ul>'),
    ("list-item elsewhere", "#a { display: list-item; margin-left: 40px; list-style: '# ' inside }",
     '<div @a>$a</div>'),
    ("description", "dd { margin-left: 40px }", '<dl @u><dt @a>$a</dt><dd @b>$b</dd></dl>'),

    # --- flex, one line: css-flexbox-1 ---
    ("flex shares", "#a { display: flex } #b { flex: 1 } #c { flex: 2 }",
     '<div @a><div @b>$b</div><div @c>$c</div></div>'),
    ("flex basis and gap", "#a { display: flex; gap: 10px } #b { flex: 0 0 100px } #c { flex: 1 1 0 }",
     '<div @a><div @b>$b</div><div @c>$c</div></div>'),
    ("flex between", "#a { display: flex; justify-content: space-between }",
     '<div @a><div @b>$b</div><div @c>$c</div></div>'),
    ("flex aligned", "#a { display: flex; align-items: center } #b { height: 70px }",
     '<div @a><div @b>$b</div><div @c>$c</div></div>'),
    ("flex stretches", "#a { display: flex } #b { height: 70px }",
     '<div @a><div @b>$b</div><div @c>$c</div></div>'),
    ("flex margins", "#a { display: flex } #b { margin: 10px } #c { margin-left: auto }",
     '<div @a><div @b>$b</div><div @c>$c</div></div>'),

    # --- tables: CSS 2.2 §17, css-tables-3 ---
    ("table of its content", "table { border-spacing: 0 } td { padding: 4px }", TABLE),
    ("table, spacing", "table { border-spacing: 6px 10px } td { padding: 2px }", TABLE),
    ("table, full width", "table { width: 100%; border-spacing: 0 } td { padding: 0 }", TABLE),
    ("table, fixed", "table { width: 300px; table-layout: fixed; border-spacing: 0 } #a { width: 100px }"
     " td { padding: 0 }", TABLE),
    ("table, per cent", "table { width: 300px; border-spacing: 0 } #a { width: 20% } td { padding: 0 }",
     TABLE),
    ("table, collapsed", "table { border-collapse: collapse } td { border: 4px solid red; padding: 5px }",
     TABLE),
    ("table, cell heights", "table { border-spacing: 0 } #a { height: 60px } #b { vertical-align: bottom }"
     " td { padding: 0 }", TABLE),
    ("table, middle", "table { border-spacing: 0 } #a { height: 60px } td { padding: 0; vertical-align:"
     " middle }", TABLE),
    ("table, centred", "table { width: 200px; margin: 10px auto; border-spacing: 0 } td { padding: 0 }",
     TABLE + '<p @e>$e</p>'),
    ("table, spanned", "table { width: 300px; border-spacing: 0 } td { padding: 0 }",
     '<table @t><tr><td @a colspan=2>$a</td></tr><tr><td @b>$b</td><td @c>$c</td></tr></table>'),
    ("table, rowspan", "table { width: 300px; border-spacing: 0 } td { padding: 0 }",
     '<table @t><tr><td @a rowspan=2>$a</td><td @b>$b</td></tr><tr><td @c>$c</td></tr></table>'),
    ("table, caption below", "table { border-spacing: 0; width: 200px } caption { caption-side: bottom;"
     " padding: 3px }", '<table @t><caption @e>$e</caption><tr><td @a>$a</td></tr></table><p @f>$f</p>'),

    # --- floats: CSS 2.2 §9.5 ---
    ("float", "#a { float: left; width: 100px; height: 60px }", '<div @a>f</div><p @p>$p</p><p @r>$r</p>'),
    ("float, margins", "#a { float: right; width: 100px; height: 60px; margin: 5px 0 5px 12px }",
     '<div @a>f</div><p @p>$p</p>'),
    ("float, clear", "#a { float: left; width: 100px; height: 60px } #r { clear: left }",
     '<div @a>f</div><p @p>$p</p><p @r>$r</p>'),
    ("float shrinks", "#a { float: left }", '<div @a>abc $a</div><p @p>$p</p>'),
    ("floats side by side", "#a, #b { float: left; width: 120px; height: 40px }",
     '<div @a>f</div><div @b>g</div><p @p>$p</p>'),
    ("float contained", "#a { display: flow-root } #b { float: left; width: 50px; height: 70px }",
     '<div @a><div @b>g</div><p>$a</p></div><div @c><p>$c</p></div>'),
    ("float, not contained", "#b { float: left; width: 50px; height: 70px }",
     '<div @a><div @b>g</div><p>$a</p></div><div @c><p>$c</p></div>'),

    # --- columns: css-multicol-1 ---
    ("columns", "#a { columns: 2; column-gap: 20px }", '<div @a><p @b>$b</p><p @c>$c</p><p @d>$d</p><p @e>$e</p></div>'),
    ("columns by width", "#a { column-width: 110px; column-gap: 20px }",
     '<div @a><p @b>$b</p><p @c>$c</p><p @d>$d</p></div><p @e>$e</p>'),
    ("columns, spanned", "#a { columns: 2; column-gap: 20px } #d { column-span: all }",
     '<div @a><p @b>$b</p><p @c>$c</p><p @d>$d</p><p @e>$e</p><p @f>$f</p></div><p @g>$g</p>'),
)

# counters: the words themselves are compared, page by page
COUNTED = (
    ("counter", "#s { counter-reset: k } .i::before { counter-increment: k; content: counter(k) }",
     '<div @s><p class=i>$a</p><p class=i>$b</p></div>'),
    ("counters", "ol { counter-reset: k; list-style: none; padding-left: 30px } li::before { counter-increment: k; content:"
     " counters(k, '.') '/' }", '<ol><li>$a<ol><li>$b<li>$c</ol><li>$d</ol>'),
    ("counter of none", "#s { counter-reset: k } p { counter-increment: k } p::before { content: counter(k) }"
     " #n { display: none }", '<div @s><p>$a</p><p @n>x</p><p>$b</p></div>'),
    ("counter, nested reset", "h2 { counter-increment: h; counter-reset: j } h3 { counter-increment: j }"
     " h3::before { content: counter(h) '-' counter(j) }", '<h2>$a</h2><h3>$b</h3><h3>$c</h3><h2>$d</h2><h3>$e</h3>'),
    ("counter-set", "#s { counter-reset: k 3 } p { counter-increment: k 2 } p::before { content: counter(k)"
     " } #b { counter-set: k 40 }", '<div @s><p>$a</p><p @b>$b</p><p>$c</p></div>'),
    ("start and value", "ol { list-style: decimal inside }",
     '<ol start=5><li>$a<li>$b<li value=20>$c<li>$d</ol>'),
    ("reversed", "ol { list-style: decimal inside }", '<ol reversed><li>$a<li>$b<li>$c</ol>'),
    ("roman and letters", "#a { list-style: lower-roman inside } #b { list-style: upper-alpha inside }",
     '<ol start=8><li @a>$a</li><li @b>$b</li></ol>'),
    ("Chinese numbers", "ol { list-style: cjk-ideographic inside }", '<ol start=19><li>$a<li>$b</ol>'),
    ("list-item counter", "li::before { content: counter(list-item) ':' } ol { list-style: none }",
     '<ol><li>$a<li value=7>$b<li>$c</ol>'),
    ("quotes", "q { quotes: '<' '>' '[' ']' }", '<p>$a<q>x<q>y</q></q></p>'),
    ("attr", "p::before { content: attr(title) '/' }", '<p title=AB>$a</p>'),
)
