#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""long_document.py [HAN [HEADINGS]]: prints a long article as JSON.

Chinese in form only: common characters in words of one to four, clauses and sentences of ordinary
length, now and then a year, a percentage or a Latin name. The same arguments give the same text."""
import json
import random
import sys

COMMON = ("的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法"
          "所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天"
          "政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情"
          "者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手"
          "角期根論運農指幾九區強放決西被幹做必戰先回則任取據處隊南給色光門即保治北造百規熱領七海口東導器壓志世金增爭濟階油思術"
          "極交受聯什認六共權收證改清己美再採轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報斗完類八離華名確才科張"
          "信馬節話米整空元況今集溫傳土許步群廣石記需段研界拉林律叫且究觀越織裝影算低持音眾書布復容兒須際商非驗連斷深難近礦千周")
NAMES = ("Antoine Petit", "CNRS", "CERN", "Nature", "Max Planck", "NASA", "Pierre Dupont")


def words(rng, count):
    made = []
    while sum(map(len, made)) < count:
        made.append("".join(rng.choice(COMMON[:320] if rng.random() < .7 else COMMON)
                            for _ in range(rng.choice((1, 2, 2, 2, 3, 4)))))
    return "".join(made)[:count]


def clause(rng):
    text = words(rng, rng.randint(4, 16))
    chance = rng.random()
    if chance < .03:
        return text + rng.choice(NAMES)
    if chance < .06:
        return text + f"{rng.randint(1949, 2024)}年"
    if chance < .08:
        return text + f"{rng.uniform(1, 99):.1f}%"
    if chance < .11:
        return "“" + text + "”"
    if chance < .13:
        return text + "（" + words(rng, rng.randint(2, 6)) + "）"
    return text


def paragraph(rng, count):
    text, limit = "", count
    while sum(map(is_han, text)) < limit:
        text += "，".join(clause(rng) for _ in range(rng.randint(1, 4))) + rng.choice("。。。。；！？")
    return text.rstrip("；") + ("。" if text.endswith("；") else "")


def is_han(character):
    return "\u4e00" <= character <= "\u9fff"


def article(han, headings):
    rng = random.Random(19980401)
    body, done = [], 0
    for number in range(1, headings + 1):
        body.append({"element": "h2", "children": [words(rng, rng.randint(6, 16))]})
        until = han * number // headings
        while done < until:
            text = paragraph(rng, min(rng.randint(60, 320), max(until - done, 20)))
            done += sum(map(is_han, text))
            body.append({"element": "p", "children": [text]})
    return {"title": "長篇", "language": "zh-Hant", "date": "2024-06-27", "region": "CN",
            "body": {"element": "div", "class": "body", "children": body}}


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    json.dump(article(*(arguments + [306000, 400][len(arguments):])), sys.stdout,
              ensure_ascii=False)
