"""The least browser: WebKitGTK in a window without anything around it, driven by WebKitWebDriver.

What MiniBrowser can't: its storage lies on a disk (PROFILE; none is a private window), a script runs
before each page, the page is told a language, a size, a theme. What may change while it is open is in a file of
JSON (TOLD): that script, the proxy that the network is behind, and what is not; SIGUSR1 has it read anew. SIGHUP prints the newest
window to PRINTED, a PDF on A4. What it sees is written to its log, one line each."""

import json
import os
import signal
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2

told = os.environ
log = open(told["LOG"], "a", buffering=1)
os.dup2(log.fileno(), 1)
os.dup2(log.fileno(), 2)


def say(what, about=""):
    print(what, about, file=log)


def make_context():
    profile = told.get("PROFILE")
    if profile:
        data = WebKit2.WebsiteDataManager(
            base_data_directory=profile + "/data", base_cache_directory=profile + "/cache"
        )
    else:
        data = WebKit2.WebsiteDataManager.new_ephemeral()
    context = WebKit2.WebContext.new_with_website_data_manager(data)
    context.set_automation_allowed(True)
    context.set_preferred_languages([told["LANGUAGE"].replace("_", "-")])
    # A site that a test plays has a certificate of its own (proxy.ts).
    data.set_tls_errors_policy(WebKit2.TLSErrorsPolicy.IGNORE)
    return context


def listen():
    """Reads what it is told, for pages from now on."""
    with open(told["TOLD"], encoding="utf-8") as file:
        now = json.load(file)
    network = [now["proxy"], *now["near"]]
    if network != behind:
        # What is on its way is cut off by it.
        behind[:] = network
        proxy = WebKit2.NetworkProxySettings.new(now["proxy"], now["near"])
        data = context.get_website_data_manager()
        data.set_network_proxy_settings(WebKit2.NetworkProxyMode.CUSTOM, proxy)
    frames, start = WebKit2.UserContentInjectedFrames, WebKit2.UserScriptInjectionTime
    script = WebKit2.UserScript(now["before"], frames.TOP_FRAME, start.START, None, None)
    for manager in managers:
        manager.remove_all_scripts()
        manager.add_script(script)
    say("HEARD")
    return True


def on_download(_, download):
    def decide(download, name):
        path = os.path.join(told["DOWNLOADS"], name.replace("/", "_"))
        download.set_destination(GLib.filename_to_uri(path, None))
        return True

    download.connect("decide-destination", decide)
    download.connect("finished", lambda one: say("DOWNLOADED", one.get_destination()))


def print_newest():
    settings = Gtk.PrintSettings.new()
    settings.set_printer("Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, GLib.filename_to_uri(told["PRINTED"], None))
    setup = Gtk.PageSetup.new()
    setup.set_paper_size(Gtk.PaperSize.new(Gtk.PAPER_NAME_A4))
    operation = WebKit2.PrintOperation.new(views[-1])
    operation.set_print_settings(settings)
    operation.set_page_setup(setup)
    operation.connect("failed", lambda _, error: say("FAILED", error.message))
    operation.connect("finished", lambda _: say("PRINTED"))
    printing.append(operation)
    operation.print_()
    return True


def on_request(_, resource, request):
    say("REQUEST", request.get_uri())


def on_load(_, event):
    if event == WebKit2.LoadEvent.FINISHED:
        say("LOADED")


def allow(_, request):
    request.allow()
    return True


def have_what_safari_has(settings):
    """navigator.storage, which WebKitGTK has built in and left off."""
    features = WebKit2.Settings.get_all_features()
    for feature in (features.get(at) for at in range(features.get_length())):
        if feature.get_identifier() in ("StorageAPI", "StorageAPIEstimate"):
            settings.set_feature_enabled(feature, True)


def make_view():
    manager = WebKit2.UserContentManager()
    managers.append(manager)
    listen()
    view = WebKit2.WebView(
        is_controlled_by_automation=True, web_context=context, user_content_manager=manager
    )
    settings = view.get_settings()
    settings.set_enable_write_console_messages_to_stdout(True)
    settings.set_javascript_can_access_clipboard(True)
    have_what_safari_has(settings)
    settings.set_enable_javascript_markup("SCRIPTLESS" not in told)
    window = Gtk.Window()
    window.set_decorated(False)
    window.set_default_size(*(int(side) for side in told["SIZE"].split("x")))
    window.add(view)
    window.show_all()
    view.grab_focus()
    # Without the focus of its screen nothing in a page matches :focus; it keeps it beside others.
    window.connect("focus-out-event", lambda *_: True)
    window.present()
    view.connect("permission-request", allow)
    view.connect("load-changed", on_load)
    view.connect("resource-load-started", on_request)
    view.connect("web-process-terminated", lambda _, reason: say("CRASHED", reason))
    view.connect("close", lambda _: window.destroy())
    views.append(view)
    return view


def on_automation(_, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("window.py")
    info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), 0)
    session.set_application_info(info)
    session.connect("create-web-view", lambda _: make_view())


look = Gtk.Settings.get_default()
look.set_property("gtk-application-prefer-dark-theme", "DARK" in told)
look.set_property("gtk-enable-animations", "STILL" not in told)
views = []
managers = []
# The proxy, and what is asked for straight.
behind = []
# Held until they are done.
printing = []
context = make_context()
GLib.unix_signal_add(GLib.PRIORITY_HIGH, signal.SIGUSR1, listen)
GLib.unix_signal_add(GLib.PRIORITY_HIGH, signal.SIGHUP, print_newest)
context.connect("download-started", on_download)
context.connect("automation-started", on_automation)
Gtk.main()
