/* SPDX-License-Identifier: MIT */
#pragma once

/** @file
 * All of the library. */

/** @mainpage kanyin 刊印
 * An article is read, a style is read; together they are set into a book of pages.
 *
 *     g_autoptr(KanyinPress)   press   = kanyin_press_new(NULL, &error);
 *     g_autoptr(KanyinArticle) article = kanyin_article_read(press, bytes, NULL, &error);
 *     g_autoptr(KanyinStyle)   style   = kanyin_style_load(press, NULL, NULL, &error);
 *     g_autoptr(KanyinBook)    book    = kanyin_book_set(press, article, style, NULL, &error);
 *     kanyin_book_write_pdf(book, NULL, write, user, &error);
 *
 * Strings are UTF-8. Every function that takes a GError ** may be given NULL there. Options are
 * structs whose zero value is the default; a NULL pointer means all defaults. The library prints
 * nothing.
 *
 * A press and what was made with it belong to one thread; several threads have a press each. What
 * ends in `new`, `read`, `load`, `set`, `to_json`, `report` or `dump` is yours to free; all else is
 * borrowed from what it was asked of.
 *
 * @li kanyin/press.h: fonts, policy, limits and caches
 * @li kanyin/article.h: reading
 * @li kanyin/style.h: style sheets
 * @li kanyin/book.h: setting, writing, drawing, reporting
 * @li kanyin/epub.h: one article or many as an EPUB
 * @li kanyin/issue.h: bulletins, of many articles
 * @li kanyin/notice.h: the work went on, but
 * @li kanyin/error.h: the work could not be done */

#include <kanyin/article.h>
#include <kanyin/book.h>
#include <kanyin/epub.h>
#include <kanyin/error.h>
#include <kanyin/issue.h>
#include <kanyin/notice.h>
#include <kanyin/press.h>
#include <kanyin/style.h>
