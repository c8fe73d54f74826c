import pytest

from mailbot.mail.html import may_mark_signatures, read_html

MARKED = ["<div id=signature>", "<div class=gmail_signature>a</div>", "<tr><td>a", "<tr><td>a</td><td>b</tr>", "</tr>"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<p>one</p><p>two &amp; three</p>", "one\n\ntwo & three", id="paragraphs"),
        pytest.param("one<br>two<br/><br>three", "one\ntwo\n\nthree", id="line breaks"),
        pytest.param("<div>one</div><div><br></div><div>two</div>", "one\n\ntwo", id="Gmail's empty line"),
        pytest.param("<p class=MsoNormal>one</p><p class=MsoNormal>two</p>", "one\ntwo", id="Outlook's lines"),
        pytest.param("<ul><li><p>one</p></li><li>two</ul>", "- one\n- two", id="a list"),
        pytest.param("<table><tr><td>a</td><td>b</td></tr><tr><td>c</table>", "a b\nc", id="a table"),
        pytest.param(
            "<table><tr><td><p class=MsoNormal>a</p></td><td><p>b</p></td></tr><tr><td><p>c</p><p>d</p></td><td>e</td>"
            "</tr></table>",
            "a b\n\nc\n\nd\ne",
            id="a table of paragraphs",
        ),
        pytest.param(
            "<p class=MsoListParagraph><![if !supportLists]><span>·<span>&nbsp;&nbsp; </span></span><![endif]>a</p>"
            "<p class=MsoListParagraph>2.&nbsp;&nbsp; b</p><p class=MsoNormal>·&nbsp;&nbsp; c</p>",
            "- a\n2. b\n·   c",
            id="Word's lists",
        ),
        pytest.param("<details><summary>a</summary>b</details>c", "a\nb\nc", id="what is folded away"),
        pytest.param("<select><option>a<option>b</select>", "a\nb", id="what can be chosen"),
        pytest.param("<pre>a  b\n  c</pre>", "a  b\n  c", id="verbatim text"),
        pytest.param("new<blockquote>old<br><br>older</blockquote>", "new\n\n> old\n>\n> older", id="a quote"),
        pytest.param(
            "<a href='https://x.example/'>https://x.example</a>", "https://x.example", id="a link that says where"
        ),
        pytest.param(
            "<a href='https://x.example/a'>here</a>.", "here <https://x.example/a>.", id="a link that does not"
        ),
        pytest.param("<a href='javascript:x()'>here</a>", "here", id="a link to a script"),
        pytest.param("<script>x</script><style>y</style>z", "z", id="scripts and style sheets are no text"),
        pytest.param("<span style='display:none'>see me</span>", "see me", id="hidden text is shown"),
        pytest.param("<template>see</template><head>me</head>", "seeme", id="text where none is shown"),
        pytest.param("<img src=cid:1 alt=photo><img src='https://t.example/1.gif'>", "[photo]", id="pictures"),
        pytest.param("a<!-- b --> c <? d > e <!-- f", "a c e <!-- f", id="comments"),
        pytest.param("a < b > c", "a < b > c", id="less and greater"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_text_of_html_is_shown(html: str, text: str) -> None:
    assert read_html(html).text == text


@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", "<", "</", '<a b="', "<![x[", "<?", "&#", "<blockquote>", "<a/", *MARKED]
)
@pytest.mark.parametrize("end", ["", ">"])
def test_no_html_takes_quadratic_time(piece: str, end: str) -> None:
    read_html(piece * (300_000 // len(piece)) + end)  # html.parser alone takes minutes for each of the first two


def test_rows_inside_rows_take_no_quadratic_time() -> None:
    read_html("<tr><td>a<br><td>b<br>" * 50_000 + "</tr>" * 50_000)  # minutes, if each looked at all within it


@pytest.mark.parametrize(
    ("html", "signatures"),
    [
        pytest.param("a<div id=Signature>b<div>c</div></div>d", ("b\nc",), id="Outlook on the web, divisions inside"),
        pytest.param("a<div id=x_Signature>b</div>", ("b",), id="names that Outlook has changed"),
        pytest.param("a<div id=ms-outlook-mobile-signature>b</div>", ("b",), id="Outlook on a phone"),
        pytest.param("<p>a</p><p><a name=_MailAutoSig>b</a></p><p>c</p>", ("b\n\nc",), id="Word, without an end"),
        pytest.param('a<div class="x gmail_signature">b</div>', ("b",), id="Gmail"),
        pytest.param("a<pre class=moz-signature>-- \nb</pre>", ("--\nb",), id="Thunderbird"),
        pytest.param("a<div id=AppleMailSignature>b</div>", ("b",), id="an older iPhone"),
        pytest.param("a<br id=lineBreakAtBeginningOfSignature><div>b</div>", ("b",), id="an iPhone"),
        pytest.param("a<div class=protonmail_signature_block>b</div>", ("b",), id="Proton"),
        pytest.param("a<div class='k9mail-signature'>b</div>", ("b",), id="K-9"),
        pytest.param("<blockquote><div class=gmail_signature>b</div></blockquote>", (), id="a quoted signature"),
        pytest.param("<div id=Signature></div>", (), id="an empty one"),
        pytest.param(
            "<table><tr><td><div id=Signature><p>a</p></div></td><td><p>b</p></td></tr></table>", ("a",), id="in a row"
        ),
        pytest.param("<div id=mysignature>a</div>", (), id="another name"),
    ],
)
def test_the_signatures_that_clients_mark_are_named(html: str, signatures: tuple[str, ...]) -> None:
    assert read_html(html).signatures == signatures
    assert may_mark_signatures(html)
