#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""batch_articles.py FOLDER [COUNT]: writes articles as JSON, each with a photograph and a chart of its own.

The same COUNT gives the same files (needs Pillow, which may pack them differently by version). An
article has 1,300 to 2,100 characters, the photograph 1200 × 800 pixels and 150 to 250 KB."""
import json
import math
import os
import random
import sys

from PIL import Image, ImageChops, ImageDraw

PLACES = ("青岚市", "澜山县", "望江区", "石桥镇", "松坪乡", "鹭洲岛", "白榆沟", "云台坝", "南浦港", "双溪口", "柳林渡", "雁回岭")
PEOPLE = ("沈舟", "陆一鸣", "许知微", "江若水", "何远", "周晚晴", "顾青禾", "韩一川", "苏陌", "闻溪", "罗明堂", "叶听泉")
UNITS = ("水文站", "植物园", "中心小学", "渔政所", "古籍馆", "气象台", "农技站", "轮渡公司", "工艺美术厂", "地质队", "图书馆", "养老院")
SUBJECTS = ("古井普查", "候鸟环志", "老街修缮", "稻种保存", "江豚巡护", "山路养护", "方言采录", "河道疏浚", "茶园改造", "灯塔值守",
            "渡口改建", "旧书修补")
SENTENCES = (
    "{place}的{subject}从去年{month}月开始，到今年{month2}月已经走完了第一轮，参加的人前后共有{n}名。",
    "“把一件小事做得别人查不出毛病，比把一件大事说得好听要难得多。”{person}一边翻着记录本，一边这样对记者说。",
    "据{unit}提供的数字，今年前{month}个月共登记{n}处，比上一年同期多了{p}%，其中半数以上是居民自己报来的。",
    "清晨{month}点，雾还没有散，{person}和同伴已经把仪器搬到了堤上，一件一件擦干、校准、编号，然后才开始当天的第一次读数。",
    "这里原先只有一条土路，下雨就断，外面的东西进不来，里面的东西也运不出去；路修通之后，最先回来的却是几位会老手艺的师傅。",
    "图纸画了{n}张，每一张都注明了尺寸、材料和日期，凡是改动过的地方，旁边一定写着为什么改、由谁同意。",
    "起初大家并不看好这件事：钱不多，人手少，工期又赶在雨季。{person}没有争辩，只是请每个人各写一页纸，说说自己最担心什么。",
    "在{place}工作了{n}年的{person}说，水位尺上的每一道刻痕都有来历，年纪最大的一道是民国时候一位小学教员刻下的。",
    "第一批样品送到{unit}检验，结果有{p}%不合规格；问题出在晾晒的时间上，多一日太脆，少一日又太软。",
    "为此，{unit}专门编了一本小册子，用方言和普通话对照着写，图比字多，老人和孩子都看得明白。",
    "记者在现场看到，工棚的墙上挂着一张手绘的进度表，红色表示已完成，蓝色表示在做，空白处只写了四个字：“不急，别错。”",
    "项目的经费一部分来自县里，一部分来自社会捐助，账目按季公布，贴在{place}最热闹的那面墙上，谁都可以抄、可以问。",
    "“我们不怕慢，就怕返工。”负责{subject}的{person}告诉记者，全组{n}个人，每天收工前都要把当天的数据交换着核对一遍。",
    "专家组认为，这套办法成本低、见效快、便于推广，但也提醒说，记录必须连续，一旦中断，前面几年的工夫就很难再接上。",
    "走访中，许多住户提到同一件事：以前找人修，要等上十天半月；现在打一个电话，{unit}的师傅当天就到，修完还留下一张写着姓名的卡片。",
    "按照计划，明年将在{place}再设{month}个观测点，并把{year}年以来的纸质档案全部扫描，供公众免费查阅。",
    "孩子们给这里起了许多名字，有的叫“会唱歌的石头”，有的叫“风的邮局”，老师把它们一一写在黑板上，没有擦掉。",
    "傍晚时分，船陆续靠岸。{person}把网里的东西按种类分开，能放的放回去，不能放的过秤、登记，再交给岸上的人。",
    "有人问，花这样大的力气，究竟值不值得？{person}想了想，说：“再过{n}年，问这句话的人就会少一些。”",
    "与会者还就标准、培训和后续维护交换了意见，约定每年{month}月在{place}碰头一次，地点轮流，议程由做东的一方提前一个月拟好。",
    "从空中看，{place}像一片摊开的叶子，主街是叶脉，两侧的巷子一直伸到水边；{subject}的路线，几乎就是沿着叶脉走的。",
    "统计表明，采用新法之后，平均每处耗时由{n}分钟降到{month}分钟，差错率由{p}%降到不足1%，而费用没有增加。",
    "最难的一段在{place}以北，两岸都是崖壁，机器进不去，只能靠人背；{n}级台阶，每一级都是用錾子一下一下凿出来的。",
    "{unit}的仓库里至今保存着当年的一整套工具：刨子、墨斗、角尺、铅坠，木柄磨得发亮，编号还清清楚楚。",
    "消息传开后，外地来信越来越多，有的寄来老照片，有的寄来族谱的抄本，还有一位退休教师寄来了自己画的{n}幅速写。",
    "他们把这些材料按年代排好，缺的年份留出空格，不猜，也不补；等将来有了新的发现，再填上去也不迟。",
)
TITLES = ("{place}：{subject}的一年", "{subject}走进{place}", "{unit}里的{subject}", "在{place}，他们把{subject}做成了一门学问")
HEADINGS = ("从一张旧图说起", "慢一点，准一点", "水边的人", "数字背后", "留给后来的人", "一次没有结束的试验")


def filled(rng, sentence):
    return sentence.format(place=rng.choice(PLACES), person=rng.choice(PEOPLE), unit=rng.choice(UNITS),
                           subject=rng.choice(SUBJECTS), month=rng.randint(2, 6),
                           month2=rng.randint(7, 11), n=rng.randint(12, 480),
                           p=round(rng.uniform(2, 48), 1), year=rng.randint(1952, 1998))


def paragraph(rng, pool):
    return "".join(filled(rng, pool.pop()) for _ in range(min(rng.randint(2, 4), len(pool))))


def figure(source, caption):
    return {"element": "figure", "children": [
        {"element": "img", "attributes": {"src": source, "alt": caption}},
        {"element": "figcaption", "children": [caption]}]}


def article(rng, name):
    pool = list(SENTENCES) * 2
    rng.shuffle(pool)
    del pool[rng.randint(30, len(pool) - 6):]
    figures = [figure(f"{name}.jpg", filled(rng, "{place}远眺（{person} 摄）")),
               figure(f"{name}.png", filled(rng, "{subject}逐年数量，{unit}提供"))]
    headings = rng.sample(HEADINGS, 2)
    body = [paragraph(rng, pool), paragraph(rng, pool), figures[0]]
    for heading in headings:
        body.append({"element": "h2", "children": [heading]})
        body += [paragraph(rng, pool) for _ in range(3)]
    body += [figures[1], paragraph(rng, pool)]
    while pool:
        body.append(paragraph(rng, pool))
    return {"title": filled(rng, rng.choice(TITLES)), "language": "zh-Hans", "region": "CN",
            "url": f"https://news.example.cn/{name}.html", "site_name": "望江观察",
            "date": {"value": f"2025-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}", "label": "发布时间"},
            "source": {"value": rng.choice(UNITS), "label": "来源"}, "authors": rng.sample(PEOPLE, 2),
            "editor": {"value": rng.choice(PEOPLE), "label": "责任编辑"}, "body": body,
            "colophon": {"holder": "望江观察编辑部", "emails": [{"value": "news@example.cn", "label": "邮箱"}]}}


def mixed(a, b, t):
    return tuple(round(x + (y - x) * t) for x, y in zip(a, b))


def photograph(rng, width=1200, height=800):
    """Hills under a sky, with the grain of a camera: what a JPEG of a scene weighs."""
    def color(low, high):
        return tuple(rng.randint(low, high) for _ in range(3))
    sky, hills = (color(90, 190), color(190, 250)), (color(120, 190), color(20, 70))
    picture = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(picture)
    for y in range(height):
        draw.line([(0, y), (width, y)], fill=mixed(*sky, y / height))
    for layer in range(5):
        waves = [(1 / k, k, rng.uniform(0, 6.3)) for k in (1, 2, 3, 5, 9, 17, 41)]
        base = height * (0.5 + 0.1 * layer)
        line = [(x, base - 50 * sum(a * math.sin(k * x / 190 + p) for a, k, p in waves)) for x in range(width)]
        draw.polygon(line + [(width, height), (0, height)], fill=mixed(*hills, layer / 4))
    grain = Image.frombytes("L", (width // 2, height // 2), rng.randbytes(width * height // 4))
    grain = grain.resize((width, height), Image.BILINEAR).point(lambda v: 128 + (v - 128) // 5)
    return ImageChops.add(picture, Image.merge("RGB", [grain] * 3), 1, -128)


def chart(rng, width=1000, height=600):
    """Bars and a line over a grid, drawn at double size for smooth edges."""
    scale = 2
    picture = Image.new("RGB", (width * scale, height * scale), "white")
    draw = ImageDraw.Draw(picture)
    left, bottom, right, top = (v * scale for v in (60, height - 50, width - 30, 30))
    for row in range(6):
        y = bottom - (bottom - top) * row // 5
        draw.line([(left, y), (right, y)], fill=(190, 190, 190) if row else (40, 40, 40), width=scale)
    count = rng.randint(8, 16)
    step = (right - left) / count
    bar, line = tuple(rng.randint(60, 190) for _ in range(3)), (176, 42, 48)
    points = []
    for i in range(count):
        x, tall = left + step * i, rng.uniform(0.15, 0.85) * (bottom - top)
        draw.rectangle([x + step * 0.2, bottom - tall, x + step * 0.8, bottom], fill=bar)
        points.append((x + step / 2, bottom - rng.uniform(0.3, 0.95) * (bottom - top)))
    draw.line(points, fill=line, width=4 * scale, joint="curve")
    for x, y in points:
        draw.ellipse([x - 10, y - 10, x + 10, y + 10], fill="white", outline=line, width=3 * scale)
    return picture.resize((width, height), Image.LANCZOS)


def write_articles(folder, count=50):
    """The paths of the articles, in order."""
    os.makedirs(folder, exist_ok=True)
    paths = []
    for number in range(count):
        rng, name = random.Random(20250101 + number), f"article-{number + 1:03}"
        path = os.path.join(folder, name)
        photograph(rng).save(path + ".jpg", quality=80, dpi=(300, 300))
        chart(rng).save(path + ".png", dpi=(300, 300))
        with open(path + ".json", "w", encoding="utf-8") as file:
            json.dump(article(rng, name), file, ensure_ascii=False)
        paths.append(path + ".json")
    return paths


if __name__ == "__main__":
    write_articles(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 50)
