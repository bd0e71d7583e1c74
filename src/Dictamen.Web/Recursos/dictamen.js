// Progressive enhancement only: every page works without this file.
(() => {
  "use strict";
  // An error summary takes the focus, so that a screen reader says it and the keyboard starts there.
  document.querySelector(".resumen-errores")?.focus();

  // The answer to a form is in the history as the page that it is of: whoever leaves it and comes back gets that page, with what the browser kept of what was typed, and is not asked to send the form again.
  if (document.body.hasAttribute("data-enviado")) {
    history.replaceState(history.state, "", location.href);
    // It keeps what is not what the page brought: to it, what was sent is.
    for (const control of document.querySelectorAll("main input:is([type=text], [type=email], [type=tel], [type=date], [type=time]), main textarea")) {
      const { value } = control;
      control.defaultValue = "";
      control.value = value;
    }
  }

  const decir = (form, texto) => {
    let estado = form.querySelector("[data-estado]");
    if (!estado) {
      estado = document.createElement("p");
      estado.dataset.estado = "";
      estado.setAttribute("role", "status");
      form.append(estado);
    }
    estado.textContent = texto;
    return estado;
  };

  // A button that was pressed once is not pressed twice on a slow connection. A download leaves the page where it was, and its button too.
  for (const form of document.querySelectorAll("form[method=post]:not([data-descarga])")) {
    form.addEventListener("submit", (e) => {
      // The browser's own page of no connection would take the place of what was typed.
      if (!navigator.onLine) {
        e.preventDefault();
        decir(form, "No hay conexión: no se envió nada, y lo que escribió sigue aquí. Inténtelo cuando vuelva.");
        return;
      }
      setTimeout(() => { for (const b of form.querySelectorAll("button")) b.setAttribute("aria-disabled", "true"); }, 0);
    });
    form.addEventListener("click", (e) => {
      if (e.target instanceof HTMLButtonElement && e.target.getAttribute("aria-disabled") === "true") e.preventDefault();
    });
  }
  addEventListener("pageshow", () => { for (const b of document.querySelectorAll("button[aria-disabled]")) b.removeAttribute("aria-disabled"); });

  // The office's forms and a committee's acts keep no draft: one that would arrive without its session stays where it is, with what was typed. Another session of the same role sends it, once its button is pressed again.
  const ficha = "input[name=__RequestVerificationToken]";
  const quien = document.querySelector("form.quien span")?.textContent;
  for (const form of document.querySelectorAll("form[data-sesion]")) {
    let preguntando = false, abierta = false;
    form.addEventListener("submit", async (e) => {
      if (abierta || e.defaultPrevented || !navigator.onLine) { abierta = false; return; }
      e.preventDefault();
      e.stopImmediatePropagation();
      if (preguntando) return;
      preguntando = true;
      let actual = null, motivo = "Su sesión terminó: no se envió nada, y lo que escribió sigue en esta página. No la cierre: abra su enlace en otra ventana, vuelva a ésta y pulse de nuevo el botón.";
      try {
        const r = await fetch("/acceso", { cache: "no-store" });
        if (!r.ok) motivo = "El sitio no responde (" + r.status + "): no se envió nada, y lo que escribió sigue aquí. Inténtelo de nuevo en un momento.";
        else actual = new DOMParser().parseFromString(await r.text(), "text/html").querySelector("form.quien");
      } catch {
        motivo = "No hay conexión: no se envió nada, y lo que escribió sigue aquí. Inténtelo cuando vuelva.";
      }
      preguntando = false;
      if (!actual || actual.querySelector("span").textContent !== quien) { decir(form, motivo).scrollIntoView({ block: "nearest" }); return; }
      form.querySelector(ficha).value = actual.querySelector(ficha).value; // That of the page was of its own session.
      abierta = true;
      form.requestSubmit(e.submitter);
    }, { capture: true });
  }

  // What would be refused when it arrives is told before it travels.
  const tipos = { pdf: "application/pdf", jpg: "image/jpeg", jpeg: "image/jpeg", png: "image/png", mp4: "video/mp4" };
  const mega = (bytes) => (bytes / 1048576).toFixed(1) + " MB";
  const rechazo = (input, archivo) => {
    const admite = input.accept.split(",").filter((a) => a.startsWith(".")).map((a) => a.slice(1));
    const extension = archivo.name.toLowerCase().split(".").pop();
    if (admite.length && !admite.includes(extension) && archivo.type && !admite.some((a) => tipos[a] === archivo.type)) return archivo.name + " no es de un tipo que se admita (" + admite.join(", ") + "). Tome una fotografía o guárdelo en uno de ellos: no se envió nada.";
    if (archivo.size > Number(input.dataset.maximo)) return archivo.name + " mide " + mega(archivo.size) + " y se admiten hasta " + mega(input.dataset.maximo) + ": no se envió nada.";
    return "";
  };
  for (const form of document.querySelectorAll("form[data-total]")) {
    form.addEventListener("submit", (e) => {
      const elegidos = [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files].map((archivo) => ({ input, archivo })));
      const total = elegidos.reduce((suma, x) => suma + x.archivo.size, 0);
      const malo = elegidos.find((x) => rechazo(x.input, x.archivo));
      const motivo = malo ? rechazo(malo.input, malo.archivo)
        : total > Number(form.dataset.total) ? "Los archivos miden " + mega(total) + " en total y se admiten hasta " + mega(form.dataset.total) + " en un envío: no se envió nada. Tome las fotografías con menor calidad o guárdelas como PDF." : "";
      if (!motivo) return;
      e.preventDefault();
      e.stopImmediatePropagation();
      decir(form, motivo).scrollIntoView({ block: "nearest" });
      malo?.input.focus();
    }, { capture: true });
  }

  // The check digit of a CLABE is looked at as soon as it is typed; without this file the answer to the form says it.
  for (const input of document.querySelectorAll("input[data-clabe]")) {
    const aviso = document.createElement("p");
    aviso.className = "ayuda";
    aviso.setAttribute("role", "status");
    input.addEventListener("focus", () => input.after(aviso), { once: true });
    input.addEventListener("change", () => {
      const digitos = /^[0-9]{18}$/.test(input.value) ? [...input.value].map(Number) : null;
      const suma = digitos?.slice(0, 17).reduce((s, d, i) => s + d * [3, 7, 1][i % 3] % 10, 0);
      aviso.textContent = digitos && (10 - suma % 10) % 10 !== digitos[17] ? input.dataset.clabe : "";
    });
  }

  // Files go up at once, with visible progress; without this file the form's own button sends them.
  for (const form of document.querySelectorAll("form[data-subida]")) {
    const input = form.querySelector("input[type=file]");
    if (!input) continue;
    const tipo = form.querySelector("select[name=tipo]");
    const subir = () => {
      if (!input.files?.length) return;
      const archivos = [...input.files];
      const nombres = archivos.map((a) => a.name).join(", ");
      if (form.dataset.enviando) return;
      if (tipo && !tipo.value) { decir(form, "Diga primero qué identificación es; después se envía " + nombres + "."); tipo.focus(); return; }
      const motivo = archivos.map((a) => rechazo(input, a)).find((m) => m);
      if (motivo) { decir(form, motivo); input.value = ""; return; }
      const barra = document.createElement("progress");
      barra.max = 100; barra.value = 0;
      decir(form, "Enviando " + nombres + "…").append(barra);
      form.dataset.enviando = "si"; // The button would send it once more.
      const peticion = new XMLHttpRequest();
      peticion.open("POST", form.action);
      peticion.upload.onprogress = (e) => { if (e.lengthComputable) barra.value = Math.round(100 * e.loaded / e.total); };
      peticion.onload = () => {
        if (peticion.status < 400) { location.reload(); return; }
        // The answer is the page that says what is wrong: it is shown as it came, and the file does not travel again.
        document.open();
        document.write(peticion.responseText);
        document.close();
      };
      peticion.onerror = () => { decir(form, "No hay conexión: el archivo no se envió. Se puede intentar de nuevo; lo demás está guardado."); input.value = ""; delete form.dataset.enviando; };
      peticion.send(new FormData(form));
    };
    input.addEventListener("change", subir);
    form.addEventListener("submit", (e) => { if (form.dataset.enviando) { e.preventDefault(); e.stopImmediatePropagation(); } }, { capture: true });
    tipo?.addEventListener("change", subir);
  }

  // Each sending of a page is numbered: what was aborted may arrive all the same, after what was sent later, and the server takes it for what it is. By the clock, so that a page that comes back from the history goes on from there.
  let paso = 0;
  const numerar = () => String(paso = Math.max(paso + 1, Date.now()));

  // Automatic saving says when it worked, and when it failed and why. One at a time, or an older text could arrive after a newer one.
  for (const form of document.querySelectorAll("form[data-guardado]")) {
    const estado = form.querySelector("[data-estado]");
    let espera, enCurso, otraVez = false, anterior = false, sinSesion = false;
    const programar = (ms) => { clearTimeout(espera); espera = setTimeout(guardar, ms); };
    const motivo = async (r) => {
      if (sinSesion) return "Su sesión terminó y no se pudo guardar. Lo que escribió sigue en esta página: no la cierre, abra su enlace en otra ventana y vuelva a ésta.";
      const problema = await r.json().catch(() => null);
      return problema?.detail ?? problema?.title ?? "No se pudo guardar (" + r.status + "). Use el botón para guardar antes de salir.";
    };
    // What is not being saved stays in view, and so does the field.
    const avisar = (texto, detenido) => {
      const yaEstaba = estado.classList.contains("detenido");
      estado.textContent = texto;
      estado.classList.toggle("detenido", detenido);
      if (detenido && !yaEstaba && form.contains(document.activeElement)) document.activeElement.scrollIntoView({ block: "nearest", behavior: "instant" });
    };
    const guardar = async (alSalir) => {
      clearTimeout(espera);
      espera = undefined;
      if (enCurso && alSalir) enCurso.abort();
      else if (enCurso) { otraVez = true; return; }
      const control = enCurso = new AbortController();
      otraVez = false;
      try {
        const datos = new FormData(form);
        datos.set("_paso", numerar());
        for (const [campo, valor] of [...datos]) if (valor instanceof File) datos.delete(campo); // Files go up with a button.
        const r = await fetch(form.dataset.guardado, { method: "POST", body: datos, headers: { "X-Guardado": "automatico" }, signal: control.signal, keepalive: alSalir === true });
        sinSesion = r.redirected || r.status === 400 || r.status === 404;
        anterior = r.status === 409; // Somebody else saved: what to do is the person's to decide, with the button.
        const bien = r.ok && !r.redirected;
        const texto = bien
          ? "Guardado a las " + r.headers.get("X-Guardado-Hora") + " (hora del centro de México)."
          : await motivo(r);
        if (control.signal.aborted) return;
        avisar(texto, !bien);
      } catch {
        if (control.signal.aborted) return;
        avisar("Sin conexión: lo último que escribió no está guardado todavía. Se intentará de nuevo.", true);
        programar(10000);
      } finally {
        if (enCurso === control) enCurso = undefined;
      }
      if (otraVez && !anterior) programar(0);
    };
    form.addEventListener("input", (e) => { if (e.target.type !== "file" && !anterior) programar(2000); });
    // The signal is back.
    addEventListener("online", () => { if (espera && !enCurso) programar(0); });
    // Whoever leaves right after typing leaves nothing behind.
    const alSalir = () => { if (espera) guardar(true); };
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") alSalir(); });
    addEventListener("pagehide", alSalir);
    // Without a session the button would only lead away from what was typed: it saves first, and goes on once that works.
    form.addEventListener("submit", async (e) => {
      if (!sinSesion || e.defaultPrevented) return;
      e.preventDefault();
      e.stopImmediatePropagation();
      await guardar();
      if (!sinSesion) form.requestSubmit(e.submitter);
    }, { capture: true });
    // The button sends everything: what was about to be saved by itself is no longer needed.
    form.addEventListener("submit", (e) => { if (!e.defaultPrevented) { clearTimeout(espera); espera = undefined; otraVez = false; enCurso?.abort(); form.elements._paso.value = numerar(); } });
  }
})();
