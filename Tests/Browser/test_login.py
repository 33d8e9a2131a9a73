"""Signing in and out."""


def test_an_officer_signs_in_and_out(site, visit):
    visitor = visit(site)
    visitor.sign_in("officer")
    assert "李文静" in visitor.main
    visitor.page.click("text=退出")
    visitor.open("/console")
    assert "/login" in visitor.page.url


def test_a_wrong_password_says_so_and_keeps_the_name(site, visit):
    visitor = visit(site)
    visitor.open("/login")
    visitor.page.fill("#name", "leader")
    visitor.page.fill("#password", "not the password")
    visitor.page.click("main [type=submit]")
    assert "密码不正确" in visitor.page.inner_text("[role=alert]")
    assert visitor.page.input_value("#name") == "leader"
    assert visitor.page.input_value("#password") == ""


def test_a_page_asked_for_before_signing_in_opens_after_it(site, visit):
    visitor = visit(site)
    visitor.page.goto("/console/registers/work_meeting")
    visitor.page.fill("#name", "office")
    visitor.page.fill("#password", "zhengxiang-2014")
    visitor.page.click("main [type=submit]")
    assert visitor.page.url.endswith("/console/registers/work_meeting")


def test_rights_end_where_the_role_ends(site, visit):
    auditor = visit(site).sign_in("auditor")
    auditor.open("/console/audit")
    auditor.open("/console/registers/work_meeting/new", status=403)
    officer = visit(site).sign_in("officer")
    officer.open("/console/officers", status=403)
