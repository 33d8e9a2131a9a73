"""The service hall as somebody uses it who wants something done, and a unit's officer who keeps it right."""

import re

import pytest


def restaurant(page):
    page.goto("/services")
    page.get_by_role("link", name=re.compile("^开办餐饮店")).click()
    page.get_by_role("link", name="餐饮店开业并联办理", exact=True).click()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_shop_owner_finds_what_a_restaurant_takes(site, visit, scripts):
    page = visit(site, java_script_enabled=scripts).page
    restaurant(page)
    assert page.inner_text("h1") == "餐饮店开业并联办理"
    page.get_by_role("link", name="是，有厨房或者操作间").click()
    page.get_by_role("link", name="个人或者家庭").click()
    assert page.locator(".servguide__start .notice--done").is_visible()
    page.get_by_role("link", name="改答").first.click()
    page.get_by_role("link", name="否，只卖包装好的食品").click()
    page.get_by_role("link", name=re.compile("个体工商户设立登记")).first.click()
    assert page.inner_text("h1") == "个体工商户设立登记"
    page.get_by_label(re.compile("数量")).fill("2")
    page.get_by_role("button", name="计算").click()
    assert "40元" in page.inner_text(".feecalc__sum")


def test_the_checklist_is_ticked_and_printed(site, visit):
    page = visit(site).page
    restaurant(page)
    boxes = page.locator(".checklist input")
    assert boxes.count() == page.locator(".checklist > li").count() > 3
    page.locator(".checklist label").first.click()
    assert boxes.first.is_checked()
    page.emulate_media(media="print")
    assert boxes.first.is_visible() and page.locator(".stages").is_visible()
    for hidden in [".servguide__nav", ".servguide__start", ".top", ".foot"]:
        assert not page.locator(hidden).is_visible(), hidden


def test_words_that_find_nothing_lead_on(site, visit):
    page = visit(site).page
    page.goto("/services")
    page.get_by_label("要办什么事").fill("没有这样的事")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "没有符合条件的事项" in page.inner_text("main")
    assert page.get_by_role("link", name="在全站查找").is_visible()


def test_a_slip_in_the_calculator_keeps_what_was_typed(site, visit):
    page = visit(site).page
    page.goto("/services?q=结婚登记")
    page.get_by_role("link", name="结婚登记", exact=True).click()
    page.get_by_label(re.compile("数量")).fill("两对")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_label(re.compile("数量")).input_value() == "两对"
    assert "应是0至" in page.inner_text(".feecalc .error")


def test_an_officer_corrects_a_guide_and_the_head_publishes_it(site, window):
    officer = window(site)
    officer.sign_in("officer")
    officer.open("/console/services")
    page = officer.page
    page.locator("td.title a").first.click()
    name, address = page.inner_text("h1"), page.url
    page.get_by_role("link", name="编写新版本").click()
    page.get_by_label("咨询方式").fill("住建窗口 0734-8850998")
    page.get_by_role("button", name="保存草稿").click()
    assert "没有发现问题" in page.inner_text("main")
    assert page.get_by_role("button", name="发布").count() == 0
    officer.context.close()
    head = window(site)
    head.sign_in("director")
    page = head.page
    page.goto(address)
    page.get_by_role("button", name="发布").click()
    page.get_by_role("link", name="看公开的指南").click()
    assert page.inner_text("h1") == name
    head.context.close()
