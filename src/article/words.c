/* SPDX-License-Identifier: MIT */
/* Turns the meaning of a label into its words in the article's script. */

#include "article/words.h"

static const struct {
    const char *hans, *hant, *japanese, *korean, *other;
} words[WORD_COUNT] = {
    [WORD_EDITOR] = {"责任编辑", "責任編輯", "編集", "편집", "Editor"},
    [WORD_REPORTER] = {"记者", "記者", "記者", "기자", "Reporter"},
    [WORD_PHOTOGRAPHER] = {"摄影", "攝影", "写真", "사진", "Photographs"},
    [WORD_REVIEWER] = {"审核", "審核", "校閲", "감수", "Reviewer"},
    [WORD_ADDRESS] = {"地址", "地址", "所在地", "주소", "Address"},
    [WORD_POSTCODE] = {"邮编", "郵編", "郵便番号", "우편번호", "Postcode"},
    [WORD_TELEPHONE] = {"电话", "電話", "電話", "전화", "Telephone"},
    [WORD_FAX] = {"传真", "傳真", "ファックス", "팩스", "Fax"},
    [WORD_EMAIL] = {"邮箱", "郵箱", "メール", "이메일", "E-mail"},
    [WORD_HOST] = {"主办", "主辦", "主催", "주최", "Host"},
    [WORD_ORGANISER] = {"承办", "承辦", "運営", "주관", "Organiser"},
    [WORD_SITE_CODE] = {"网站标识码", "網站標識碼", "サイト番号 ", "사이트 번호 ", "Site code "},
    [WORD_QR_NOTE] = {"扫一扫在手机打开当前页", "掃一掃在手機打開當前頁", "このページを開く",
                      "이 페이지 열기", "Scan to open this page"},
    [WORD_QR_CODE] = {"二维码", "二維碼", "QRコード", "QR 코드", "QR code"},
    [WORD_ATTACHMENTS] = {"附件", "附件", "添付", "첨부", "Attachments"},
    [WORD_RELATED] = {"相关阅读", "相關閱讀", "関連記事", "관련 기사", "Related"},
    [WORD_PICTURE] = {"图片", "圖片", "画像", "그림", "Picture"},
    [WORD_PICTURE_MARK] = {"〔图〕", "〔圖〕", "〔図〕", "[그림] ", "[Picture] "},
    [WORD_COLON] = {"：", "：", "：", ": ", ": "},
    [WORD_BRACKET_OPEN] = {"（", "（", "（", " (", " ("},
    [WORD_BRACKET_CLOSE] = {"）", "）", "）", ")", ")"},
    [WORD_CONTENTS] = {"目录", "目錄", "目次", "차례", "Contents"},
    [WORD_NOTE] = {"注意", "注意", "注記", "참고", "Note"},
    [WORD_TIP] = {"提示", "提示", "ヒント", "팁", "Tip"},
    [WORD_IMPORTANT] = {"重要", "重要", "重要", "중요", "Important"},
    [WORD_WARNING] = {"警告", "警告", "警告", "경고", "Warning"},
    [WORD_CAUTION] = {"小心", "小心", "注意", "주의", "Caution"},
    [WORD_PROVENANCE] = {"存档信息", "存檔資訊", "保存情報", "보존 정보", "Provenance"},
    [WORD_URL] = {"网址", "網址", "アドレス", "주소", "Address"},
    [WORD_CAPTURED] = {"采集时间", "採集時間", "取得日時", "수집 일시", "Captured"},
    [WORD_CHARSET] = {"字符编码", "字元編碼", "文字コード", "문자 인코딩", "Character set"},
    [WORD_DECLARED] = {"声明为", "聲明為", "宣言", "선언: ", "declared "},
    [WORD_SHA256] = {"SHA-256", "SHA-256", "SHA-256", "SHA-256", "SHA-256"},
    [WORD_PRODUCER] = {"排版程序", "排版程式", "組版", "조판", "Set by"},
    [WORD_GAP] = {"　", "　", "　", " · ", " · "},
};

/* By the script of the text; where none is told, by the tag; else simplified, the more common. */
static const char *chinese_word(const Article *article, Word word) {
    static const char *const traditional[] = {"zh-Hant", "zh-TW", "zh-HK", "zh-MO"};
    bool is_traditional = article->script == SCRIPT_HANT;
    for (size_t i = 0; article->language && article->script == SCRIPT_NONE &&
                       i < sizeof traditional / sizeof *traditional;
         i++)
        is_traditional = is_traditional || language_matches(article->language, traditional[i]);
    return is_traditional ? words[word].hant : words[word].hans;
}

static bool is_chinese(const char *language) {
    static const char *const chinese[] = {"zh", "cmn", "yue", "wuu", "hak", "nan", "lzh"};
    for (size_t i = 0; i < sizeof chinese / sizeof *chinese; i++)
        if (language_matches(language, chinese[i]))
            return true;
    return false;
}

/* The language first, as style sheets have it: a page speaks one language in head, foot and list.
 */
const char *article_word(const Article *article, Word word) {
    const char *language = article->language;
    if (!language || is_chinese(language))
        return chinese_word(article, word);
    if (language_matches(language, "ja"))
        return words[word].japanese;
    if (language_matches(language, "ko"))
        return words[word].korean;
    return words[word].other;
}
