/* SPDX-License-Identifier: MIT */
#include "read/tools.h"

#include "reading.h"

static void expect(const char *text, const char *tools, bool want_sure) {
    Line line = line_of(text);
    bool is_sure;
    size_t length = tools_at_start(&line, &is_sure);
    g_autofree char *got = span_text(&line, (Span){0, length});
    g_assert_cmpstr(got, ==, tools);
    g_assert_true(is_sure == want_sure);
}

int main(int argc, char **argv) {
    (void)argc;
    (void)argv;
    expect("【字体:", "【字体:", true);
    expect("语音播报", "语音播报", true);
    expect("打印 责任编辑:某", "打印 ", true);
    expect("【字体：大 中 小】【打印】【关闭窗口】", "【字体：大 中 小】【打印】【关闭窗口】",
           true);
    expect("分享到：微信 新浪微博 QQ空间", "分享到：微信 新浪微博 QQ空间", true);
    expect("大 中 小", "大 中 小", true);
    expect("A+ A-", "A+ A-", false);
    expect("QQ 微信 微博", "QQ 微信 微博", true);
    expect("+ -", "+ -", false);
    /* words that only begin like a tool */
    expect("打印机项目启动", "", false);
    expect("中国科学院", "", false);
    expect("大会开幕", "", false);
    expect("分享会在京举行", "", false);
    expect("", "", false);
    return 0;
}
