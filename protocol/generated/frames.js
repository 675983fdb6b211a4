/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError, $TypeError = $util.global.TypeError, $Array = $util.global.Array, $parseInt = $util.global.parseInt, $BigInt = $util.global.BigInt, $String = $util.global.String, $Number = $util.global.Number, $Boolean = $util.global.Boolean;

// Exported root namespace
const $root = $protobuf.roots["frames"] || ($protobuf.roots["frames"] = {});

export const meridian = $root.meridian = (() => {

    /**
     * Namespace meridian.
     * @exports meridian
     * @namespace
     */
    const meridian = {};

    meridian.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof meridian
         * @namespace
         */
        const v1 = {};

        v1.Frame = (function() {

            /**
             * Properties of a Frame.
             * @typedef {Object} meridian.v1.Frame.$Properties
             * @property {Array.<meridian.v1.Send>|null} [send] Frame send
             * @property {Array.<meridian.v1.Verdict>|null} [verdict] Frame verdict
             * @property {Array.<meridian.v1.Row>|null} [row] Frame row
             * @property {Array.<meridian.v1.GroupRow>|null} [groupRow] Frame groupRow
             * @property {meridian.v1.Hello|null} [hello] Frame hello
             * @property {meridian.v1.Welcome|null} [welcome] Frame welcome
             * @property {meridian.v1.Sync|null} [sync] Frame sync
             * @property {meridian.v1.Page|null} [page] Frame page
             * @property {meridian.v1.Ack|null} [ack] Frame ack
             * @property {meridian.v1.Ping|null} [ping] Frame ping
             * @property {meridian.v1.Pong|null} [pong] Frame pong
             * @property {meridian.v1.Typing|null} [typing] Frame typing
             * @property {meridian.v1.Watch|null} [watch] Frame watch
             * @property {Array.<meridian.v1.Presence>|null} [presence] Frame presence
             * @property {meridian.v1.GoAway|null} [goAway] Frame goAway
             * @property {meridian.v1.Error|null} [error] Frame error
             * @property {meridian.v1.Request|null} [request] Frame request
             * @property {meridian.v1.Response|null} [response] Frame response
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Frame.
             * @memberof meridian.v1
             * @interface IFrame
             * @augments meridian.v1.Frame.$Properties
             * @deprecated Use meridian.v1.Frame.$Properties instead.
             */

            /**
             * Shape of a Frame.
             * @typedef {meridian.v1.Frame.$Properties} meridian.v1.Frame.$Shape
             */

            /**
             * Constructs a new Frame.
             * @memberof meridian.v1
             * @classdesc Represents a Frame.
             * @constructor
             * @param {meridian.v1.Frame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Frame = function (properties) {
                this.send = [];
                this.verdict = [];
                this.row = [];
                this.groupRow = [];
                this.presence = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Frame send.
             * @member {Array.<meridian.v1.Send>} send
             * @memberof meridian.v1.Frame
             * @instance
             */
            Frame.prototype.send = $util.emptyArray;

            /**
             * Frame verdict.
             * @member {Array.<meridian.v1.Verdict>} verdict
             * @memberof meridian.v1.Frame
             * @instance
             */
            Frame.prototype.verdict = $util.emptyArray;

            /**
             * Frame row.
             * @member {Array.<meridian.v1.Row>} row
             * @memberof meridian.v1.Frame
             * @instance
             */
            Frame.prototype.row = $util.emptyArray;

            /**
             * Frame groupRow.
             * @member {Array.<meridian.v1.GroupRow>} groupRow
             * @memberof meridian.v1.Frame
             * @instance
             */
            Frame.prototype.groupRow = $util.emptyArray;

            /**
             * Frame hello.
             * @member {meridian.v1.Hello|null|undefined} hello
             * @memberof meridian.v1.Frame
             * @instance
             */
            Frame.prototype.hello = null;

            /**
             * Frame welcome.
             * @member {meridian.v1.Welcome|null|undefined} welcome
             * @memberof meridian.v1.Frame
             * @instance
             */
            Frame.prototype.welcome = null;

            /**
             * Frame sync.
             * @member {meridian.v1.Sync|null|undefined} sync
             * @memberof meridian.v1.Frame
             * @instance
             */
            Frame.prototype.sync = null;

            /**
             * Frame page.
             * @member {meridian.v1.Page|null|undefined} page
             * @memberof meridian.v1.Frame
             * @instance
             */
            Frame.prototype.page = null;

            /**
             * Frame ack.
             * @member {meridian.v1.Ack|null|undefined} ack
             * @memberof meridian.v1.Frame
             * @instance
             */
            Frame.prototype.ack = null;

            /**
             * Frame ping.
             * @member {meridian.v1.Ping|null|undefined} ping
             * @memberof meridian.v1.Frame
             * @instance
             */
            Frame.prototype.ping = null;

            /**
             * Frame pong.
             * @member {meridian.v1.Pong|null|undefined} pong
             * @memberof meridian.v1.Frame
             * @instance
             */
            Frame.prototype.pong = null;

            /**
             * Frame typing.
             * @member {meridian.v1.Typing|null|undefined} typing
             * @memberof meridian.v1.Frame
             * @instance
             */
            Frame.prototype.typing = null;

            /**
             * Frame watch.
             * @member {meridian.v1.Watch|null|undefined} watch
             * @memberof meridian.v1.Frame
             * @instance
             */
            Frame.prototype.watch = null;

            /**
             * Frame presence.
             * @member {Array.<meridian.v1.Presence>} presence
             * @memberof meridian.v1.Frame
             * @instance
             */
            Frame.prototype.presence = $util.emptyArray;

            /**
             * Frame goAway.
             * @member {meridian.v1.GoAway|null|undefined} goAway
             * @memberof meridian.v1.Frame
             * @instance
             */
            Frame.prototype.goAway = null;

            /**
             * Frame error.
             * @member {meridian.v1.Error|null|undefined} error
             * @memberof meridian.v1.Frame
             * @instance
             */
            Frame.prototype.error = null;

            /**
             * Frame request.
             * @member {meridian.v1.Request|null|undefined} request
             * @memberof meridian.v1.Frame
             * @instance
             */
            Frame.prototype.request = null;

            /**
             * Frame response.
             * @member {meridian.v1.Response|null|undefined} response
             * @memberof meridian.v1.Frame
             * @instance
             */
            Frame.prototype.response = null;

            /**
             * Creates a new Frame instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Frame
             * @static
             * @param {meridian.v1.Frame.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Frame} Frame instance
             * @type {{
             *   (properties: meridian.v1.Frame.$Shape): meridian.v1.Frame & meridian.v1.Frame.$Shape;
             *   (properties?: meridian.v1.Frame.$Properties): meridian.v1.Frame;
             * }}
             */
            Frame.create = function(properties) {
                return new Frame(properties);
            };

            /**
             * Encodes the specified Frame message. Does not implicitly {@link meridian.v1.Frame.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Frame
             * @static
             * @param {meridian.v1.Frame} message Frame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Frame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.send != null && message.send.length)
                    for (let i = 0; i < message.send.length; ++i)
                        $root.meridian.v1.Send.encode(message.send[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.verdict != null && message.verdict.length)
                    for (let i = 0; i < message.verdict.length; ++i)
                        $root.meridian.v1.Verdict.encode(message.verdict[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.row != null && message.row.length)
                    for (let i = 0; i < message.row.length; ++i)
                        $root.meridian.v1.Row.encode(message.row[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.groupRow != null && message.groupRow.length)
                    for (let i = 0; i < message.groupRow.length; ++i)
                        $root.meridian.v1.GroupRow.encode(message.groupRow[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.meridian.v1.Hello.encode(message.hello, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome"))
                    $root.meridian.v1.Welcome.encode(message.welcome, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.sync != null && $Object.hasOwnProperty.call(message, "sync"))
                    $root.meridian.v1.Sync.encode(message.sync, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.page != null && $Object.hasOwnProperty.call(message, "page"))
                    $root.meridian.v1.Page.encode(message.page, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.ack != null && $Object.hasOwnProperty.call(message, "ack"))
                    $root.meridian.v1.Ack.encode(message.ack, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.ping != null && $Object.hasOwnProperty.call(message, "ping"))
                    $root.meridian.v1.Ping.encode(message.ping, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.pong != null && $Object.hasOwnProperty.call(message, "pong"))
                    $root.meridian.v1.Pong.encode(message.pong, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.typing != null && $Object.hasOwnProperty.call(message, "typing"))
                    $root.meridian.v1.Typing.encode(message.typing, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.watch != null && $Object.hasOwnProperty.call(message, "watch"))
                    $root.meridian.v1.Watch.encode(message.watch, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.presence != null && message.presence.length)
                    for (let i = 0; i < message.presence.length; ++i)
                        $root.meridian.v1.Presence.encode(message.presence[i], writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.goAway != null && $Object.hasOwnProperty.call(message, "goAway"))
                    $root.meridian.v1.GoAway.encode(message.goAway, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    $root.meridian.v1.Error.encode(message.error, writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
                if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                    $root.meridian.v1.Request.encode(message.request, writer.uint32(/* id 17, wireType 2 =*/138).fork(), _depth + 1).ldelim();
                if (message.response != null && $Object.hasOwnProperty.call(message, "response"))
                    $root.meridian.v1.Response.encode(message.response, writer.uint32(/* id 18, wireType 2 =*/146).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Frame message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Frame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Frame & meridian.v1.Frame.$Shape} Frame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Frame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Frame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.send && message.send.length))
                                message.send = [];
                            message.send.push($root.meridian.v1.Send.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.verdict && message.verdict.length))
                                message.verdict = [];
                            message.verdict.push($root.meridian.v1.Verdict.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.row && message.row.length))
                                message.row = [];
                            message.row.push($root.meridian.v1.Row.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.groupRow && message.groupRow.length))
                                message.groupRow = [];
                            message.groupRow.push($root.meridian.v1.GroupRow.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.meridian.v1.Hello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.welcome = $root.meridian.v1.Welcome.decode(reader, reader.size(), $undefined, _depth + 1, message.welcome);
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.sync = $root.meridian.v1.Sync.decode(reader, reader.size(), $undefined, _depth + 1, message.sync);
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.page = $root.meridian.v1.Page.decode(reader, reader.size(), $undefined, _depth + 1, message.page);
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.ack = $root.meridian.v1.Ack.decode(reader, reader.size(), $undefined, _depth + 1, message.ack);
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.ping = $root.meridian.v1.Ping.decode(reader, reader.size(), $undefined, _depth + 1, message.ping);
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.pong = $root.meridian.v1.Pong.decode(reader, reader.size(), $undefined, _depth + 1, message.pong);
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.typing = $root.meridian.v1.Typing.decode(reader, reader.size(), $undefined, _depth + 1, message.typing);
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.watch = $root.meridian.v1.Watch.decode(reader, reader.size(), $undefined, _depth + 1, message.watch);
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            if (!(message.presence && message.presence.length))
                                message.presence = [];
                            message.presence.push($root.meridian.v1.Presence.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.goAway = $root.meridian.v1.GoAway.decode(reader, reader.size(), $undefined, _depth + 1, message.goAway);
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            message.error = $root.meridian.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            message.request = $root.meridian.v1.Request.decode(reader, reader.size(), $undefined, _depth + 1, message.request);
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            message.response = $root.meridian.v1.Response.decode(reader, reader.size(), $undefined, _depth + 1, message.response);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Frame message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Frame
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Frame} Frame
             */
            Frame.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Frame)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Frame: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Frame();
                if (object.send) {
                    if (!$Array.isArray(object.send))
                        throw $TypeError(".meridian.v1.Frame.send: array expected");
                    message.send = $Array(object.send.length);
                    for (let i = 0; i < object.send.length; ++i) {
                        if (!$util.isObject(object.send[i]))
                            throw $TypeError(".meridian.v1.Frame.send: object expected");
                        message.send[i] = $root.meridian.v1.Send.fromObject(object.send[i], _depth + 1);
                    }
                }
                if (object.verdict) {
                    if (!$Array.isArray(object.verdict))
                        throw $TypeError(".meridian.v1.Frame.verdict: array expected");
                    message.verdict = $Array(object.verdict.length);
                    for (let i = 0; i < object.verdict.length; ++i) {
                        if (!$util.isObject(object.verdict[i]))
                            throw $TypeError(".meridian.v1.Frame.verdict: object expected");
                        message.verdict[i] = $root.meridian.v1.Verdict.fromObject(object.verdict[i], _depth + 1);
                    }
                }
                if (object.row) {
                    if (!$Array.isArray(object.row))
                        throw $TypeError(".meridian.v1.Frame.row: array expected");
                    message.row = $Array(object.row.length);
                    for (let i = 0; i < object.row.length; ++i) {
                        if (!$util.isObject(object.row[i]))
                            throw $TypeError(".meridian.v1.Frame.row: object expected");
                        message.row[i] = $root.meridian.v1.Row.fromObject(object.row[i], _depth + 1);
                    }
                }
                if (object.groupRow) {
                    if (!$Array.isArray(object.groupRow))
                        throw $TypeError(".meridian.v1.Frame.groupRow: array expected");
                    message.groupRow = $Array(object.groupRow.length);
                    for (let i = 0; i < object.groupRow.length; ++i) {
                        if (!$util.isObject(object.groupRow[i]))
                            throw $TypeError(".meridian.v1.Frame.groupRow: object expected");
                        message.groupRow[i] = $root.meridian.v1.GroupRow.fromObject(object.groupRow[i], _depth + 1);
                    }
                }
                if (object.hello != null) {
                    if (!$util.isObject(object.hello))
                        throw $TypeError(".meridian.v1.Frame.hello: object expected");
                    message.hello = $root.meridian.v1.Hello.fromObject(object.hello, _depth + 1);
                }
                if (object.welcome != null) {
                    if (!$util.isObject(object.welcome))
                        throw $TypeError(".meridian.v1.Frame.welcome: object expected");
                    message.welcome = $root.meridian.v1.Welcome.fromObject(object.welcome, _depth + 1);
                }
                if (object.sync != null) {
                    if (!$util.isObject(object.sync))
                        throw $TypeError(".meridian.v1.Frame.sync: object expected");
                    message.sync = $root.meridian.v1.Sync.fromObject(object.sync, _depth + 1);
                }
                if (object.page != null) {
                    if (!$util.isObject(object.page))
                        throw $TypeError(".meridian.v1.Frame.page: object expected");
                    message.page = $root.meridian.v1.Page.fromObject(object.page, _depth + 1);
                }
                if (object.ack != null) {
                    if (!$util.isObject(object.ack))
                        throw $TypeError(".meridian.v1.Frame.ack: object expected");
                    message.ack = $root.meridian.v1.Ack.fromObject(object.ack, _depth + 1);
                }
                if (object.ping != null) {
                    if (!$util.isObject(object.ping))
                        throw $TypeError(".meridian.v1.Frame.ping: object expected");
                    message.ping = $root.meridian.v1.Ping.fromObject(object.ping, _depth + 1);
                }
                if (object.pong != null) {
                    if (!$util.isObject(object.pong))
                        throw $TypeError(".meridian.v1.Frame.pong: object expected");
                    message.pong = $root.meridian.v1.Pong.fromObject(object.pong, _depth + 1);
                }
                if (object.typing != null) {
                    if (!$util.isObject(object.typing))
                        throw $TypeError(".meridian.v1.Frame.typing: object expected");
                    message.typing = $root.meridian.v1.Typing.fromObject(object.typing, _depth + 1);
                }
                if (object.watch != null) {
                    if (!$util.isObject(object.watch))
                        throw $TypeError(".meridian.v1.Frame.watch: object expected");
                    message.watch = $root.meridian.v1.Watch.fromObject(object.watch, _depth + 1);
                }
                if (object.presence) {
                    if (!$Array.isArray(object.presence))
                        throw $TypeError(".meridian.v1.Frame.presence: array expected");
                    message.presence = $Array(object.presence.length);
                    for (let i = 0; i < object.presence.length; ++i) {
                        if (!$util.isObject(object.presence[i]))
                            throw $TypeError(".meridian.v1.Frame.presence: object expected");
                        message.presence[i] = $root.meridian.v1.Presence.fromObject(object.presence[i], _depth + 1);
                    }
                }
                if (object.goAway != null) {
                    if (!$util.isObject(object.goAway))
                        throw $TypeError(".meridian.v1.Frame.goAway: object expected");
                    message.goAway = $root.meridian.v1.GoAway.fromObject(object.goAway, _depth + 1);
                }
                if (object.error != null) {
                    if (!$util.isObject(object.error))
                        throw $TypeError(".meridian.v1.Frame.error: object expected");
                    message.error = $root.meridian.v1.Error.fromObject(object.error, _depth + 1);
                }
                if (object.request != null) {
                    if (!$util.isObject(object.request))
                        throw $TypeError(".meridian.v1.Frame.request: object expected");
                    message.request = $root.meridian.v1.Request.fromObject(object.request, _depth + 1);
                }
                if (object.response != null) {
                    if (!$util.isObject(object.response))
                        throw $TypeError(".meridian.v1.Frame.response: object expected");
                    message.response = $root.meridian.v1.Response.fromObject(object.response, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from a Frame message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Frame
             * @static
             * @param {meridian.v1.Frame} message Frame
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Frame.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.send = [];
                    object.verdict = [];
                    object.row = [];
                    object.groupRow = [];
                    object.presence = [];
                }
                if (options.defaults) {
                    object.hello = null;
                    object.welcome = null;
                    object.sync = null;
                    object.page = null;
                    object.ack = null;
                    object.ping = null;
                    object.pong = null;
                    object.typing = null;
                    object.watch = null;
                    object.goAway = null;
                    object.error = null;
                    object.request = null;
                    object.response = null;
                }
                if (message.send && message.send.length) {
                    object.send = $Array(message.send.length);
                    for (let j = 0; j < message.send.length; ++j)
                        object.send[j] = $root.meridian.v1.Send.toObject(message.send[j], options, _depth + 1);
                }
                if (message.verdict && message.verdict.length) {
                    object.verdict = $Array(message.verdict.length);
                    for (let j = 0; j < message.verdict.length; ++j)
                        object.verdict[j] = $root.meridian.v1.Verdict.toObject(message.verdict[j], options, _depth + 1);
                }
                if (message.row && message.row.length) {
                    object.row = $Array(message.row.length);
                    for (let j = 0; j < message.row.length; ++j)
                        object.row[j] = $root.meridian.v1.Row.toObject(message.row[j], options, _depth + 1);
                }
                if (message.groupRow && message.groupRow.length) {
                    object.groupRow = $Array(message.groupRow.length);
                    for (let j = 0; j < message.groupRow.length; ++j)
                        object.groupRow[j] = $root.meridian.v1.GroupRow.toObject(message.groupRow[j], options, _depth + 1);
                }
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    object.hello = $root.meridian.v1.Hello.toObject(message.hello, options, _depth + 1);
                if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome"))
                    object.welcome = $root.meridian.v1.Welcome.toObject(message.welcome, options, _depth + 1);
                if (message.sync != null && $Object.hasOwnProperty.call(message, "sync"))
                    object.sync = $root.meridian.v1.Sync.toObject(message.sync, options, _depth + 1);
                if (message.page != null && $Object.hasOwnProperty.call(message, "page"))
                    object.page = $root.meridian.v1.Page.toObject(message.page, options, _depth + 1);
                if (message.ack != null && $Object.hasOwnProperty.call(message, "ack"))
                    object.ack = $root.meridian.v1.Ack.toObject(message.ack, options, _depth + 1);
                if (message.ping != null && $Object.hasOwnProperty.call(message, "ping"))
                    object.ping = $root.meridian.v1.Ping.toObject(message.ping, options, _depth + 1);
                if (message.pong != null && $Object.hasOwnProperty.call(message, "pong"))
                    object.pong = $root.meridian.v1.Pong.toObject(message.pong, options, _depth + 1);
                if (message.typing != null && $Object.hasOwnProperty.call(message, "typing"))
                    object.typing = $root.meridian.v1.Typing.toObject(message.typing, options, _depth + 1);
                if (message.watch != null && $Object.hasOwnProperty.call(message, "watch"))
                    object.watch = $root.meridian.v1.Watch.toObject(message.watch, options, _depth + 1);
                if (message.presence && message.presence.length) {
                    object.presence = $Array(message.presence.length);
                    for (let j = 0; j < message.presence.length; ++j)
                        object.presence[j] = $root.meridian.v1.Presence.toObject(message.presence[j], options, _depth + 1);
                }
                if (message.goAway != null && $Object.hasOwnProperty.call(message, "goAway"))
                    object.goAway = $root.meridian.v1.GoAway.toObject(message.goAway, options, _depth + 1);
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    object.error = $root.meridian.v1.Error.toObject(message.error, options, _depth + 1);
                if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                    object.request = $root.meridian.v1.Request.toObject(message.request, options, _depth + 1);
                if (message.response != null && $Object.hasOwnProperty.call(message, "response"))
                    object.response = $root.meridian.v1.Response.toObject(message.response, options, _depth + 1);
                return object;
            };

            /**
             * Converts this Frame to JSON.
             * @function toJSON
             * @memberof meridian.v1.Frame
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Frame.prototype.toJSON = function() {
                return Frame.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Frame
             * @function getTypeUrl
             * @memberof meridian.v1.Frame
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Frame.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Frame";
            };

            return Frame;
        })();

        /**
         * Kind enum.
         * @name meridian.v1.Kind
         * @enum {number}
         * @property {number} KIND_UNSPECIFIED=0 KIND_UNSPECIFIED value
         * @property {number} MESSAGE=1 MESSAGE value
         * @property {number} EDIT=2 EDIT value
         * @property {number} RECALL=3 RECALL value
         * @property {number} REACT=4 REACT value
         * @property {number} READ=5 READ value
         * @property {number} DELIVERED=6 DELIVERED value
         * @property {number} SEEN=7 SEEN value
         * @property {number} REFUSED=8 REFUSED value
         * @property {number} PROBE=9 PROBE value
         * @property {number} BLOCK=10 BLOCK value
         * @property {number} UNBLOCK=11 UNBLOCK value
         * @property {number} CONTACT_ADD=12 CONTACT_ADD value
         * @property {number} CONTACT_REMOVE=13 CONTACT_REMOVE value
         * @property {number} CONVERSATION_SETTINGS=14 CONVERSATION_SETTINGS value
         * @property {number} PROFILE=15 PROFILE value
         * @property {number} PREFERENCES=16 PREFERENCES value
         * @property {number} WITHHELD=17 WITHHELD value
         * @property {number} GROUP_CREATE=30 GROUP_CREATE value
         * @property {number} GROUP_INVITE=31 GROUP_INVITE value
         * @property {number} GROUP_JOIN=32 GROUP_JOIN value
         * @property {number} GROUP_LEAVE=33 GROUP_LEAVE value
         * @property {number} GROUP_REMOVE=34 GROUP_REMOVE value
         * @property {number} GROUP_ROLE=35 GROUP_ROLE value
         * @property {number} GROUP_PROFILE=36 GROUP_PROFILE value
         * @property {number} GROUP_TRANSFER=37 GROUP_TRANSFER value
         * @property {number} GROUP_INVITED=38 GROUP_INVITED value
         * @property {number} GROUP_MODE=39 GROUP_MODE value
         * @property {number} GROUP_REACH=40 GROUP_REACH value
         * @property {number} HOME=60 HOME value
         */
        v1.Kind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "KIND_UNSPECIFIED"] = 0;
            values[valuesById[1] = "MESSAGE"] = 1;
            values[valuesById[2] = "EDIT"] = 2;
            values[valuesById[3] = "RECALL"] = 3;
            values[valuesById[4] = "REACT"] = 4;
            values[valuesById[5] = "READ"] = 5;
            values[valuesById[6] = "DELIVERED"] = 6;
            values[valuesById[7] = "SEEN"] = 7;
            values[valuesById[8] = "REFUSED"] = 8;
            values[valuesById[9] = "PROBE"] = 9;
            values[valuesById[10] = "BLOCK"] = 10;
            values[valuesById[11] = "UNBLOCK"] = 11;
            values[valuesById[12] = "CONTACT_ADD"] = 12;
            values[valuesById[13] = "CONTACT_REMOVE"] = 13;
            values[valuesById[14] = "CONVERSATION_SETTINGS"] = 14;
            values[valuesById[15] = "PROFILE"] = 15;
            values[valuesById[16] = "PREFERENCES"] = 16;
            values[valuesById[17] = "WITHHELD"] = 17;
            values[valuesById[30] = "GROUP_CREATE"] = 30;
            values[valuesById[31] = "GROUP_INVITE"] = 31;
            values[valuesById[32] = "GROUP_JOIN"] = 32;
            values[valuesById[33] = "GROUP_LEAVE"] = 33;
            values[valuesById[34] = "GROUP_REMOVE"] = 34;
            values[valuesById[35] = "GROUP_ROLE"] = 35;
            values[valuesById[36] = "GROUP_PROFILE"] = 36;
            values[valuesById[37] = "GROUP_TRANSFER"] = 37;
            values[valuesById[38] = "GROUP_INVITED"] = 38;
            values[valuesById[39] = "GROUP_MODE"] = 39;
            values[valuesById[40] = "GROUP_REACH"] = 40;
            values[valuesById[60] = "HOME"] = 60;
            return values;
        })();

        /**
         * Flag enum.
         * @name meridian.v1.Flag
         * @enum {number}
         * @property {number} FLAG_UNSPECIFIED=0 FLAG_UNSPECIFIED value
         * @property {number} SET=1 SET value
         * @property {number} MUTED=2 MUTED value
         * @property {number} HIDDEN=4 HIDDEN value
         * @property {number} OPEN=8 OPEN value
         * @property {number} ADMIN=16 ADMIN value
         * @property {number} RECEIPTS_OFF=32 RECEIPTS_OFF value
         * @property {number} LAST_SEEN_OFF=64 LAST_SEEN_OFF value
         * @property {number} MINE=256 MINE value
         * @property {number} COUNTED=512 COUNTED value
         * @property {number} RECALLED=1024 RECALLED value
         * @property {number} VOID=2048 VOID value
         * @property {number} MENTION_ALL=4096 MENTION_ALL value
         */
        v1.Flag = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "FLAG_UNSPECIFIED"] = 0;
            values[valuesById[1] = "SET"] = 1;
            values[valuesById[2] = "MUTED"] = 2;
            values[valuesById[4] = "HIDDEN"] = 4;
            values[valuesById[8] = "OPEN"] = 8;
            values[valuesById[16] = "ADMIN"] = 16;
            values[valuesById[32] = "RECEIPTS_OFF"] = 32;
            values[valuesById[64] = "LAST_SEEN_OFF"] = 64;
            values[valuesById[256] = "MINE"] = 256;
            values[valuesById[512] = "COUNTED"] = 512;
            values[valuesById[1024] = "RECALLED"] = 1024;
            values[valuesById[2048] = "VOID"] = 2048;
            values[valuesById[4096] = "MENTION_ALL"] = 4096;
            return values;
        })();

        v1.Send = (function() {

            /**
             * Properties of a Send.
             * @typedef {Object} meridian.v1.Send.$Properties
             * @property {number|null} [n] Send n
             * @property {number|null} [prev] Send prev
             * @property {number|null} [kind] Send kind
             * @property {number|null} [flags] Send flags
             * @property {number|null} [toKind] Send toKind
             * @property {number|Long|null} [seenId] Send seenId
             * @property {number|Long|null} [target] Send target
             * @property {Uint8Array|null} [to] Send to
             * @property {Uint8Array|null} [clientMsgId] Send clientMsgId
             * @property {Uint8Array|null} [targetAuthor] Send targetAuthor
             * @property {Uint8Array|null} [subject] Send subject
             * @property {Array.<number|Long>|null} [parents] Send parents
             * @property {Array.<Uint8Array>|null} [mentions] Send mentions
             * @property {Array.<meridian.v1.DeviceBody>|null} [bodies] Send bodies
             * @property {Uint8Array|null} [body] Send body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Send.
             * @memberof meridian.v1
             * @interface ISend
             * @augments meridian.v1.Send.$Properties
             * @deprecated Use meridian.v1.Send.$Properties instead.
             */

            /**
             * Shape of a Send.
             * @typedef {meridian.v1.Send.$Properties} meridian.v1.Send.$Shape
             */

            /**
             * Constructs a new Send.
             * @memberof meridian.v1
             * @classdesc Represents a Send.
             * @constructor
             * @param {meridian.v1.Send.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Send = function (properties) {
                this.parents = [];
                this.mentions = [];
                this.bodies = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Send n.
             * @member {number|null|undefined} n
             * @memberof meridian.v1.Send
             * @instance
             */
            Send.prototype.n = null;

            /**
             * Send prev.
             * @member {number|null|undefined} prev
             * @memberof meridian.v1.Send
             * @instance
             */
            Send.prototype.prev = null;

            /**
             * Send kind.
             * @member {number|null|undefined} kind
             * @memberof meridian.v1.Send
             * @instance
             */
            Send.prototype.kind = null;

            /**
             * Send flags.
             * @member {number|null|undefined} flags
             * @memberof meridian.v1.Send
             * @instance
             */
            Send.prototype.flags = null;

            /**
             * Send toKind.
             * @member {number|null|undefined} toKind
             * @memberof meridian.v1.Send
             * @instance
             */
            Send.prototype.toKind = null;

            /**
             * Send seenId.
             * @member {number|Long|null|undefined} seenId
             * @memberof meridian.v1.Send
             * @instance
             */
            Send.prototype.seenId = null;

            /**
             * Send target.
             * @member {number|Long|null|undefined} target
             * @memberof meridian.v1.Send
             * @instance
             */
            Send.prototype.target = null;

            /**
             * Send to.
             * @member {Uint8Array|null|undefined} to
             * @memberof meridian.v1.Send
             * @instance
             */
            Send.prototype.to = null;

            /**
             * Send clientMsgId.
             * @member {Uint8Array|null|undefined} clientMsgId
             * @memberof meridian.v1.Send
             * @instance
             */
            Send.prototype.clientMsgId = null;

            /**
             * Send targetAuthor.
             * @member {Uint8Array|null|undefined} targetAuthor
             * @memberof meridian.v1.Send
             * @instance
             */
            Send.prototype.targetAuthor = null;

            /**
             * Send subject.
             * @member {Uint8Array|null|undefined} subject
             * @memberof meridian.v1.Send
             * @instance
             */
            Send.prototype.subject = null;

            /**
             * Send parents.
             * @member {Array.<number|Long>} parents
             * @memberof meridian.v1.Send
             * @instance
             */
            Send.prototype.parents = $util.emptyArray;

            /**
             * Send mentions.
             * @member {Array.<Uint8Array>} mentions
             * @memberof meridian.v1.Send
             * @instance
             */
            Send.prototype.mentions = $util.emptyArray;

            /**
             * Send bodies.
             * @member {Array.<meridian.v1.DeviceBody>} bodies
             * @memberof meridian.v1.Send
             * @instance
             */
            Send.prototype.bodies = $util.emptyArray;

            /**
             * Send body.
             * @member {Uint8Array|null|undefined} body
             * @memberof meridian.v1.Send
             * @instance
             */
            Send.prototype.body = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Send.prototype, "_n", {
                get: $util.oneOfGetter($oneOfFields = ["n"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Send.prototype, "_prev", {
                get: $util.oneOfGetter($oneOfFields = ["prev"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Send.prototype, "_kind", {
                get: $util.oneOfGetter($oneOfFields = ["kind"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Send.prototype, "_flags", {
                get: $util.oneOfGetter($oneOfFields = ["flags"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Send.prototype, "_toKind", {
                get: $util.oneOfGetter($oneOfFields = ["toKind"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Send.prototype, "_seenId", {
                get: $util.oneOfGetter($oneOfFields = ["seenId"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Send.prototype, "_target", {
                get: $util.oneOfGetter($oneOfFields = ["target"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Send.prototype, "_to", {
                get: $util.oneOfGetter($oneOfFields = ["to"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Send.prototype, "_clientMsgId", {
                get: $util.oneOfGetter($oneOfFields = ["clientMsgId"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Send.prototype, "_targetAuthor", {
                get: $util.oneOfGetter($oneOfFields = ["targetAuthor"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Send.prototype, "_subject", {
                get: $util.oneOfGetter($oneOfFields = ["subject"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Send.prototype, "_body", {
                get: $util.oneOfGetter($oneOfFields = ["body"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Send instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Send
             * @static
             * @param {meridian.v1.Send.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Send} Send instance
             * @type {{
             *   (properties: meridian.v1.Send.$Shape): meridian.v1.Send & meridian.v1.Send.$Shape;
             *   (properties?: meridian.v1.Send.$Properties): meridian.v1.Send;
             * }}
             */
            Send.create = function(properties) {
                return new Send(properties);
            };

            /**
             * Encodes the specified Send message. Does not implicitly {@link meridian.v1.Send.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Send
             * @static
             * @param {meridian.v1.Send} message Send message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Send.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.n != null && $Object.hasOwnProperty.call(message, "n"))
                    writer.uint32(/* id 1, wireType 5 =*/13).fixed32(message.n);
                if (message.prev != null && $Object.hasOwnProperty.call(message, "prev"))
                    writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.prev);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    writer.uint32(/* id 3, wireType 5 =*/29).fixed32(message.kind);
                if (message.flags != null && $Object.hasOwnProperty.call(message, "flags"))
                    writer.uint32(/* id 4, wireType 5 =*/37).fixed32(message.flags);
                if (message.toKind != null && $Object.hasOwnProperty.call(message, "toKind"))
                    writer.uint32(/* id 5, wireType 5 =*/45).fixed32(message.toKind);
                if (message.seenId != null && $Object.hasOwnProperty.call(message, "seenId"))
                    writer.uint32(/* id 6, wireType 1 =*/49).fixed64(message.seenId);
                if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                    writer.uint32(/* id 7, wireType 1 =*/57).fixed64(message.target);
                if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
                    writer.uint32(/* id 8, wireType 2 =*/66).bytes(message.to);
                if (message.clientMsgId != null && $Object.hasOwnProperty.call(message, "clientMsgId"))
                    writer.uint32(/* id 9, wireType 2 =*/74).bytes(message.clientMsgId);
                if (message.targetAuthor != null && $Object.hasOwnProperty.call(message, "targetAuthor"))
                    writer.uint32(/* id 10, wireType 2 =*/82).bytes(message.targetAuthor);
                if (message.subject != null && $Object.hasOwnProperty.call(message, "subject"))
                    writer.uint32(/* id 11, wireType 2 =*/90).bytes(message.subject);
                if (message.parents != null && message.parents.length)
                    writer.uint32(/* id 12, wireType 2 =*/98).fixed64s(message.parents);
                if (message.mentions != null && message.mentions.length)
                    for (let i = 0; i < message.mentions.length; ++i)
                        writer.uint32(/* id 13, wireType 2 =*/106).bytes(message.mentions[i]);
                if (message.bodies != null && message.bodies.length)
                    for (let i = 0; i < message.bodies.length; ++i)
                        $root.meridian.v1.DeviceBody.encode(message.bodies[i], writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                    writer.uint32(/* id 31, wireType 2 =*/250).bytes(message.body);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Send message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Send
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Send & meridian.v1.Send.$Shape} Send
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Send.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Send();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 5)
                                break;
                            message.n = reader.fixed32();
                            message._n = "n";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 5)
                                break;
                            message.prev = reader.fixed32();
                            message._prev = "prev";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 5)
                                break;
                            message.kind = reader.fixed32();
                            message._kind = "kind";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 5)
                                break;
                            message.flags = reader.fixed32();
                            message._flags = "flags";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 5)
                                break;
                            message.toKind = reader.fixed32();
                            message._toKind = "toKind";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            message.seenId = reader.fixed64();
                            message._seenId = "seenId";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            message.target = reader.fixed64();
                            message._target = "target";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.to = reader.bytes();
                            message._to = "to";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.clientMsgId = reader.bytes();
                            message._clientMsgId = "clientMsgId";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.targetAuthor = reader.bytes();
                            message._targetAuthor = "targetAuthor";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.subject = reader.bytes();
                            message._subject = "subject";
                            continue;
                        }
                    case 12: {
                            if (wireType === 2) {
                                if (!(message.parents && message.parents.length))
                                    message.parents = [];
                                reader.fixed64s(message.parents);
                                continue;
                            }
                            if (wireType !== 1)
                                break;
                            if (!(message.parents && message.parents.length))
                                message.parents = [];
                            message.parents.push(reader.fixed64());
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            if (!(message.mentions && message.mentions.length))
                                message.mentions = [];
                            message.mentions.push(reader.bytes());
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            if (!(message.bodies && message.bodies.length))
                                message.bodies = [];
                            message.bodies.push($root.meridian.v1.DeviceBody.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 31: {
                            if (wireType !== 2)
                                break;
                            message.body = reader.bytes();
                            message._body = "body";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Send message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Send
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Send} Send
             */
            Send.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Send)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Send: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Send();
                if (object.n != null)
                    message.n = object.n >>> 0;
                if (object.prev != null)
                    message.prev = object.prev >>> 0;
                if (object.kind != null)
                    message.kind = object.kind >>> 0;
                if (object.flags != null)
                    message.flags = object.flags >>> 0;
                if (object.toKind != null)
                    message.toKind = object.toKind >>> 0;
                if (object.seenId != null)
                    if ($util.Long)
                        message.seenId = $util.Long.fromValue(object.seenId, true);
                    else if (typeof object.seenId === "string")
                        message.seenId = $parseInt(object.seenId, 10);
                    else if (typeof object.seenId === "number")
                        message.seenId = object.seenId;
                    else if (typeof object.seenId === "object")
                        message.seenId = new $util.LongBits(object.seenId.low >>> 0, object.seenId.high >>> 0).toNumber(true);
                if (object.target != null)
                    if ($util.Long)
                        message.target = $util.Long.fromValue(object.target, true);
                    else if (typeof object.target === "string")
                        message.target = $parseInt(object.target, 10);
                    else if (typeof object.target === "number")
                        message.target = object.target;
                    else if (typeof object.target === "object")
                        message.target = new $util.LongBits(object.target.low >>> 0, object.target.high >>> 0).toNumber(true);
                if (object.to != null)
                    if (typeof object.to === "string")
                        $util.base64.decode(object.to, message.to = $util.newBuffer($util.base64.length(object.to)), 0);
                    else if (object.to.length >= 0)
                        message.to = object.to;
                if (object.clientMsgId != null)
                    if (typeof object.clientMsgId === "string")
                        $util.base64.decode(object.clientMsgId, message.clientMsgId = $util.newBuffer($util.base64.length(object.clientMsgId)), 0);
                    else if (object.clientMsgId.length >= 0)
                        message.clientMsgId = object.clientMsgId;
                if (object.targetAuthor != null)
                    if (typeof object.targetAuthor === "string")
                        $util.base64.decode(object.targetAuthor, message.targetAuthor = $util.newBuffer($util.base64.length(object.targetAuthor)), 0);
                    else if (object.targetAuthor.length >= 0)
                        message.targetAuthor = object.targetAuthor;
                if (object.subject != null)
                    if (typeof object.subject === "string")
                        $util.base64.decode(object.subject, message.subject = $util.newBuffer($util.base64.length(object.subject)), 0);
                    else if (object.subject.length >= 0)
                        message.subject = object.subject;
                if (object.parents) {
                    if (!$Array.isArray(object.parents))
                        throw $TypeError(".meridian.v1.Send.parents: array expected");
                    message.parents = $Array(object.parents.length);
                    for (let i = 0; i < object.parents.length; ++i)
                        if ($util.Long)
                            message.parents[i] = $util.Long.fromValue(object.parents[i], true);
                        else if (typeof object.parents[i] === "string")
                            message.parents[i] = $parseInt(object.parents[i], 10);
                        else if (typeof object.parents[i] === "number")
                            message.parents[i] = object.parents[i];
                        else if (typeof object.parents[i] === "object")
                            message.parents[i] = new $util.LongBits(object.parents[i].low >>> 0, object.parents[i].high >>> 0).toNumber(true);
                }
                if (object.mentions) {
                    if (!$Array.isArray(object.mentions))
                        throw $TypeError(".meridian.v1.Send.mentions: array expected");
                    message.mentions = $Array(object.mentions.length);
                    for (let i = 0; i < object.mentions.length; ++i)
                        if (typeof object.mentions[i] === "string")
                            $util.base64.decode(object.mentions[i], message.mentions[i] = $util.newBuffer($util.base64.length(object.mentions[i])), 0);
                        else if (object.mentions[i].length >= 0)
                            message.mentions[i] = object.mentions[i];
                }
                if (object.bodies) {
                    if (!$Array.isArray(object.bodies))
                        throw $TypeError(".meridian.v1.Send.bodies: array expected");
                    message.bodies = $Array(object.bodies.length);
                    for (let i = 0; i < object.bodies.length; ++i) {
                        if (!$util.isObject(object.bodies[i]))
                            throw $TypeError(".meridian.v1.Send.bodies: object expected");
                        message.bodies[i] = $root.meridian.v1.DeviceBody.fromObject(object.bodies[i], _depth + 1);
                    }
                }
                if (object.body != null)
                    if (typeof object.body === "string")
                        $util.base64.decode(object.body, message.body = $util.newBuffer($util.base64.length(object.body)), 0);
                    else if (object.body.length >= 0)
                        message.body = object.body;
                return message;
            };

            /**
             * Creates a plain object from a Send message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Send
             * @static
             * @param {meridian.v1.Send} message Send
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Send.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.parents = [];
                    object.mentions = [];
                    object.bodies = [];
                }
                if (message.n != null && $Object.hasOwnProperty.call(message, "n"))
                    object.n = message.n;
                if (message.prev != null && $Object.hasOwnProperty.call(message, "prev"))
                    object.prev = message.prev;
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = message.kind;
                if (message.flags != null && $Object.hasOwnProperty.call(message, "flags"))
                    object.flags = message.flags;
                if (message.toKind != null && $Object.hasOwnProperty.call(message, "toKind"))
                    object.toKind = message.toKind;
                if (message.seenId != null && $Object.hasOwnProperty.call(message, "seenId"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.seenId = typeof message.seenId === "number" ? $BigInt(message.seenId) : $util.Long.fromBits(message.seenId.low >>> 0, message.seenId.high >>> 0, true).toBigInt();
                    else if (typeof message.seenId === "number")
                        object.seenId = options.longs === $String ? $String(message.seenId) : message.seenId;
                    else
                        object.seenId = options.longs === $String ? $util.Long.prototype.toString.call(message.seenId) : options.longs === $Number ? new $util.LongBits(message.seenId.low >>> 0, message.seenId.high >>> 0).toNumber(true) : message.seenId;
                if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.target = typeof message.target === "number" ? $BigInt(message.target) : $util.Long.fromBits(message.target.low >>> 0, message.target.high >>> 0, true).toBigInt();
                    else if (typeof message.target === "number")
                        object.target = options.longs === $String ? $String(message.target) : message.target;
                    else
                        object.target = options.longs === $String ? $util.Long.prototype.toString.call(message.target) : options.longs === $Number ? new $util.LongBits(message.target.low >>> 0, message.target.high >>> 0).toNumber(true) : message.target;
                if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
                    object.to = options.bytes === $String ? $util.base64.encode(message.to, 0, message.to.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.to) : message.to;
                if (message.clientMsgId != null && $Object.hasOwnProperty.call(message, "clientMsgId"))
                    object.clientMsgId = options.bytes === $String ? $util.base64.encode(message.clientMsgId, 0, message.clientMsgId.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.clientMsgId) : message.clientMsgId;
                if (message.targetAuthor != null && $Object.hasOwnProperty.call(message, "targetAuthor"))
                    object.targetAuthor = options.bytes === $String ? $util.base64.encode(message.targetAuthor, 0, message.targetAuthor.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.targetAuthor) : message.targetAuthor;
                if (message.subject != null && $Object.hasOwnProperty.call(message, "subject"))
                    object.subject = options.bytes === $String ? $util.base64.encode(message.subject, 0, message.subject.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.subject) : message.subject;
                if (message.parents && message.parents.length) {
                    object.parents = $Array(message.parents.length);
                    for (let j = 0; j < message.parents.length; ++j)
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.parents[j] = typeof message.parents[j] === "number" ? $BigInt(message.parents[j]) : $util.Long.fromBits(message.parents[j].low >>> 0, message.parents[j].high >>> 0, true).toBigInt();
                        else if (typeof message.parents[j] === "number")
                            object.parents[j] = options.longs === $String ? $String(message.parents[j]) : message.parents[j];
                        else
                            object.parents[j] = options.longs === $String ? $util.Long.prototype.toString.call(message.parents[j]) : options.longs === $Number ? new $util.LongBits(message.parents[j].low >>> 0, message.parents[j].high >>> 0).toNumber(true) : message.parents[j];
                }
                if (message.mentions && message.mentions.length) {
                    object.mentions = $Array(message.mentions.length);
                    for (let j = 0; j < message.mentions.length; ++j)
                        object.mentions[j] = options.bytes === $String ? $util.base64.encode(message.mentions[j], 0, message.mentions[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.mentions[j]) : message.mentions[j];
                }
                if (message.bodies && message.bodies.length) {
                    object.bodies = $Array(message.bodies.length);
                    for (let j = 0; j < message.bodies.length; ++j)
                        object.bodies[j] = $root.meridian.v1.DeviceBody.toObject(message.bodies[j], options, _depth + 1);
                }
                if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                    object.body = options.bytes === $String ? $util.base64.encode(message.body, 0, message.body.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.body) : message.body;
                return object;
            };

            /**
             * Converts this Send to JSON.
             * @function toJSON
             * @memberof meridian.v1.Send
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Send.prototype.toJSON = function() {
                return Send.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Send
             * @function getTypeUrl
             * @memberof meridian.v1.Send
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Send.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Send";
            };

            return Send;
        })();

        v1.DeviceBody = (function() {

            /**
             * Properties of a DeviceBody.
             * @typedef {Object} meridian.v1.DeviceBody.$Properties
             * @property {number|null} [device] DeviceBody device
             * @property {Uint8Array|null} [body] DeviceBody body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DeviceBody.
             * @memberof meridian.v1
             * @interface IDeviceBody
             * @augments meridian.v1.DeviceBody.$Properties
             * @deprecated Use meridian.v1.DeviceBody.$Properties instead.
             */

            /**
             * Shape of a DeviceBody.
             * @typedef {meridian.v1.DeviceBody.$Properties} meridian.v1.DeviceBody.$Shape
             */

            /**
             * Constructs a new DeviceBody.
             * @memberof meridian.v1
             * @classdesc Represents a DeviceBody.
             * @constructor
             * @param {meridian.v1.DeviceBody.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DeviceBody = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DeviceBody device.
             * @member {number|null|undefined} device
             * @memberof meridian.v1.DeviceBody
             * @instance
             */
            DeviceBody.prototype.device = null;

            /**
             * DeviceBody body.
             * @member {Uint8Array|null|undefined} body
             * @memberof meridian.v1.DeviceBody
             * @instance
             */
            DeviceBody.prototype.body = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DeviceBody.prototype, "_device", {
                get: $util.oneOfGetter($oneOfFields = ["device"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DeviceBody.prototype, "_body", {
                get: $util.oneOfGetter($oneOfFields = ["body"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new DeviceBody instance using the specified properties.
             * @function create
             * @memberof meridian.v1.DeviceBody
             * @static
             * @param {meridian.v1.DeviceBody.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.DeviceBody} DeviceBody instance
             * @type {{
             *   (properties: meridian.v1.DeviceBody.$Shape): meridian.v1.DeviceBody & meridian.v1.DeviceBody.$Shape;
             *   (properties?: meridian.v1.DeviceBody.$Properties): meridian.v1.DeviceBody;
             * }}
             */
            DeviceBody.create = function(properties) {
                return new DeviceBody(properties);
            };

            /**
             * Encodes the specified DeviceBody message. Does not implicitly {@link meridian.v1.DeviceBody.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.DeviceBody
             * @static
             * @param {meridian.v1.DeviceBody} message DeviceBody message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DeviceBody.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    writer.uint32(/* id 1, wireType 5 =*/13).fixed32(message.device);
                if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.body);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DeviceBody message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.DeviceBody
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.DeviceBody & meridian.v1.DeviceBody.$Shape} DeviceBody
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DeviceBody.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.DeviceBody();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 5)
                                break;
                            message.device = reader.fixed32();
                            message._device = "device";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.body = reader.bytes();
                            message._body = "body";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a DeviceBody message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.DeviceBody
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.DeviceBody} DeviceBody
             */
            DeviceBody.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.DeviceBody)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.DeviceBody: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.DeviceBody();
                if (object.device != null)
                    message.device = object.device >>> 0;
                if (object.body != null)
                    if (typeof object.body === "string")
                        $util.base64.decode(object.body, message.body = $util.newBuffer($util.base64.length(object.body)), 0);
                    else if (object.body.length >= 0)
                        message.body = object.body;
                return message;
            };

            /**
             * Creates a plain object from a DeviceBody message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.DeviceBody
             * @static
             * @param {meridian.v1.DeviceBody} message DeviceBody
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            DeviceBody.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    object.device = message.device;
                if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                    object.body = options.bytes === $String ? $util.base64.encode(message.body, 0, message.body.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.body) : message.body;
                return object;
            };

            /**
             * Converts this DeviceBody to JSON.
             * @function toJSON
             * @memberof meridian.v1.DeviceBody
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            DeviceBody.prototype.toJSON = function() {
                return DeviceBody.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for DeviceBody
             * @function getTypeUrl
             * @memberof meridian.v1.DeviceBody
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            DeviceBody.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.DeviceBody";
            };

            return DeviceBody;
        })();

        v1.Verdict = (function() {

            /**
             * Properties of a Verdict.
             * @typedef {Object} meridian.v1.Verdict.$Properties
             * @property {number|null} [n] Verdict n
             * @property {number|null} [code] Verdict code
             * @property {number|null} [last] Verdict last
             * @property {number|Long|null} [seq] Verdict seq
             * @property {number|Long|null} [id] Verdict id
             * @property {number|Long|null} [at] Verdict at
             * @property {number|Long|null} [place] Verdict place
             * @property {Uint8Array|null} [clientMsgId] Verdict clientMsgId
             * @property {meridian.v1.Denial|null} [denial] Verdict denial
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Verdict.
             * @memberof meridian.v1
             * @interface IVerdict
             * @augments meridian.v1.Verdict.$Properties
             * @deprecated Use meridian.v1.Verdict.$Properties instead.
             */

            /**
             * Shape of a Verdict.
             * @typedef {meridian.v1.Verdict.$Properties} meridian.v1.Verdict.$Shape
             */

            /**
             * Constructs a new Verdict.
             * @memberof meridian.v1
             * @classdesc Represents a Verdict.
             * @constructor
             * @param {meridian.v1.Verdict.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Verdict = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Verdict n.
             * @member {number|null|undefined} n
             * @memberof meridian.v1.Verdict
             * @instance
             */
            Verdict.prototype.n = null;

            /**
             * Verdict code.
             * @member {number|null|undefined} code
             * @memberof meridian.v1.Verdict
             * @instance
             */
            Verdict.prototype.code = null;

            /**
             * Verdict last.
             * @member {number|null|undefined} last
             * @memberof meridian.v1.Verdict
             * @instance
             */
            Verdict.prototype.last = null;

            /**
             * Verdict seq.
             * @member {number|Long|null|undefined} seq
             * @memberof meridian.v1.Verdict
             * @instance
             */
            Verdict.prototype.seq = null;

            /**
             * Verdict id.
             * @member {number|Long|null|undefined} id
             * @memberof meridian.v1.Verdict
             * @instance
             */
            Verdict.prototype.id = null;

            /**
             * Verdict at.
             * @member {number|Long|null|undefined} at
             * @memberof meridian.v1.Verdict
             * @instance
             */
            Verdict.prototype.at = null;

            /**
             * Verdict place.
             * @member {number|Long|null|undefined} place
             * @memberof meridian.v1.Verdict
             * @instance
             */
            Verdict.prototype.place = null;

            /**
             * Verdict clientMsgId.
             * @member {Uint8Array|null|undefined} clientMsgId
             * @memberof meridian.v1.Verdict
             * @instance
             */
            Verdict.prototype.clientMsgId = null;

            /**
             * Verdict denial.
             * @member {meridian.v1.Denial|null|undefined} denial
             * @memberof meridian.v1.Verdict
             * @instance
             */
            Verdict.prototype.denial = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Verdict.prototype, "_n", {
                get: $util.oneOfGetter($oneOfFields = ["n"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Verdict.prototype, "_code", {
                get: $util.oneOfGetter($oneOfFields = ["code"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Verdict.prototype, "_last", {
                get: $util.oneOfGetter($oneOfFields = ["last"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Verdict.prototype, "_seq", {
                get: $util.oneOfGetter($oneOfFields = ["seq"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Verdict.prototype, "_id", {
                get: $util.oneOfGetter($oneOfFields = ["id"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Verdict.prototype, "_at", {
                get: $util.oneOfGetter($oneOfFields = ["at"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Verdict.prototype, "_place", {
                get: $util.oneOfGetter($oneOfFields = ["place"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Verdict.prototype, "_clientMsgId", {
                get: $util.oneOfGetter($oneOfFields = ["clientMsgId"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Verdict.prototype, "_denial", {
                get: $util.oneOfGetter($oneOfFields = ["denial"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Verdict instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Verdict
             * @static
             * @param {meridian.v1.Verdict.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Verdict} Verdict instance
             * @type {{
             *   (properties: meridian.v1.Verdict.$Shape): meridian.v1.Verdict & meridian.v1.Verdict.$Shape;
             *   (properties?: meridian.v1.Verdict.$Properties): meridian.v1.Verdict;
             * }}
             */
            Verdict.create = function(properties) {
                return new Verdict(properties);
            };

            /**
             * Encodes the specified Verdict message. Does not implicitly {@link meridian.v1.Verdict.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Verdict
             * @static
             * @param {meridian.v1.Verdict} message Verdict message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Verdict.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.n != null && $Object.hasOwnProperty.call(message, "n"))
                    writer.uint32(/* id 1, wireType 5 =*/13).fixed32(message.n);
                if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                    writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.code);
                if (message.last != null && $Object.hasOwnProperty.call(message, "last"))
                    writer.uint32(/* id 3, wireType 5 =*/29).fixed32(message.last);
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq"))
                    writer.uint32(/* id 4, wireType 1 =*/33).fixed64(message.seq);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    writer.uint32(/* id 5, wireType 1 =*/41).fixed64(message.id);
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    writer.uint32(/* id 6, wireType 1 =*/49).fixed64(message.at);
                if (message.place != null && $Object.hasOwnProperty.call(message, "place"))
                    writer.uint32(/* id 7, wireType 1 =*/57).fixed64(message.place);
                if (message.clientMsgId != null && $Object.hasOwnProperty.call(message, "clientMsgId"))
                    writer.uint32(/* id 8, wireType 2 =*/66).bytes(message.clientMsgId);
                if (message.denial != null && $Object.hasOwnProperty.call(message, "denial"))
                    $root.meridian.v1.Denial.encode(message.denial, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Verdict message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Verdict
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Verdict & meridian.v1.Verdict.$Shape} Verdict
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Verdict.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Verdict();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 5)
                                break;
                            message.n = reader.fixed32();
                            message._n = "n";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 5)
                                break;
                            message.code = reader.fixed32();
                            message._code = "code";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 5)
                                break;
                            message.last = reader.fixed32();
                            message._last = "last";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            message.seq = reader.fixed64();
                            message._seq = "seq";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            message.id = reader.fixed64();
                            message._id = "id";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            message.at = reader.fixed64();
                            message._at = "at";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            message.place = reader.fixed64();
                            message._place = "place";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.clientMsgId = reader.bytes();
                            message._clientMsgId = "clientMsgId";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.denial = $root.meridian.v1.Denial.decode(reader, reader.size(), $undefined, _depth + 1, message.denial);
                            message._denial = "denial";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Verdict message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Verdict
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Verdict} Verdict
             */
            Verdict.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Verdict)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Verdict: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Verdict();
                if (object.n != null)
                    message.n = object.n >>> 0;
                if (object.code != null)
                    message.code = object.code >>> 0;
                if (object.last != null)
                    message.last = object.last >>> 0;
                if (object.seq != null)
                    if ($util.Long)
                        message.seq = $util.Long.fromValue(object.seq, true);
                    else if (typeof object.seq === "string")
                        message.seq = $parseInt(object.seq, 10);
                    else if (typeof object.seq === "number")
                        message.seq = object.seq;
                    else if (typeof object.seq === "object")
                        message.seq = new $util.LongBits(object.seq.low >>> 0, object.seq.high >>> 0).toNumber(true);
                if (object.id != null)
                    if ($util.Long)
                        message.id = $util.Long.fromValue(object.id, true);
                    else if (typeof object.id === "string")
                        message.id = $parseInt(object.id, 10);
                    else if (typeof object.id === "number")
                        message.id = object.id;
                    else if (typeof object.id === "object")
                        message.id = new $util.LongBits(object.id.low >>> 0, object.id.high >>> 0).toNumber(true);
                if (object.at != null)
                    if ($util.Long)
                        message.at = $util.Long.fromValue(object.at, true);
                    else if (typeof object.at === "string")
                        message.at = $parseInt(object.at, 10);
                    else if (typeof object.at === "number")
                        message.at = object.at;
                    else if (typeof object.at === "object")
                        message.at = new $util.LongBits(object.at.low >>> 0, object.at.high >>> 0).toNumber(true);
                if (object.place != null)
                    if ($util.Long)
                        message.place = $util.Long.fromValue(object.place, true);
                    else if (typeof object.place === "string")
                        message.place = $parseInt(object.place, 10);
                    else if (typeof object.place === "number")
                        message.place = object.place;
                    else if (typeof object.place === "object")
                        message.place = new $util.LongBits(object.place.low >>> 0, object.place.high >>> 0).toNumber(true);
                if (object.clientMsgId != null)
                    if (typeof object.clientMsgId === "string")
                        $util.base64.decode(object.clientMsgId, message.clientMsgId = $util.newBuffer($util.base64.length(object.clientMsgId)), 0);
                    else if (object.clientMsgId.length >= 0)
                        message.clientMsgId = object.clientMsgId;
                if (object.denial != null) {
                    if (!$util.isObject(object.denial))
                        throw $TypeError(".meridian.v1.Verdict.denial: object expected");
                    message.denial = $root.meridian.v1.Denial.fromObject(object.denial, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from a Verdict message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Verdict
             * @static
             * @param {meridian.v1.Verdict} message Verdict
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Verdict.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.n != null && $Object.hasOwnProperty.call(message, "n"))
                    object.n = message.n;
                if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                    object.code = message.code;
                if (message.last != null && $Object.hasOwnProperty.call(message, "last"))
                    object.last = message.last;
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.seq = typeof message.seq === "number" ? $BigInt(message.seq) : $util.Long.fromBits(message.seq.low >>> 0, message.seq.high >>> 0, true).toBigInt();
                    else if (typeof message.seq === "number")
                        object.seq = options.longs === $String ? $String(message.seq) : message.seq;
                    else
                        object.seq = options.longs === $String ? $util.Long.prototype.toString.call(message.seq) : options.longs === $Number ? new $util.LongBits(message.seq.low >>> 0, message.seq.high >>> 0).toNumber(true) : message.seq;
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.id = typeof message.id === "number" ? $BigInt(message.id) : $util.Long.fromBits(message.id.low >>> 0, message.id.high >>> 0, true).toBigInt();
                    else if (typeof message.id === "number")
                        object.id = options.longs === $String ? $String(message.id) : message.id;
                    else
                        object.id = options.longs === $String ? $util.Long.prototype.toString.call(message.id) : options.longs === $Number ? new $util.LongBits(message.id.low >>> 0, message.id.high >>> 0).toNumber(true) : message.id;
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.at = typeof message.at === "number" ? $BigInt(message.at) : $util.Long.fromBits(message.at.low >>> 0, message.at.high >>> 0, true).toBigInt();
                    else if (typeof message.at === "number")
                        object.at = options.longs === $String ? $String(message.at) : message.at;
                    else
                        object.at = options.longs === $String ? $util.Long.prototype.toString.call(message.at) : options.longs === $Number ? new $util.LongBits(message.at.low >>> 0, message.at.high >>> 0).toNumber(true) : message.at;
                if (message.place != null && $Object.hasOwnProperty.call(message, "place"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.place = typeof message.place === "number" ? $BigInt(message.place) : $util.Long.fromBits(message.place.low >>> 0, message.place.high >>> 0, true).toBigInt();
                    else if (typeof message.place === "number")
                        object.place = options.longs === $String ? $String(message.place) : message.place;
                    else
                        object.place = options.longs === $String ? $util.Long.prototype.toString.call(message.place) : options.longs === $Number ? new $util.LongBits(message.place.low >>> 0, message.place.high >>> 0).toNumber(true) : message.place;
                if (message.clientMsgId != null && $Object.hasOwnProperty.call(message, "clientMsgId"))
                    object.clientMsgId = options.bytes === $String ? $util.base64.encode(message.clientMsgId, 0, message.clientMsgId.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.clientMsgId) : message.clientMsgId;
                if (message.denial != null && $Object.hasOwnProperty.call(message, "denial"))
                    object.denial = $root.meridian.v1.Denial.toObject(message.denial, options, _depth + 1);
                return object;
            };

            /**
             * Converts this Verdict to JSON.
             * @function toJSON
             * @memberof meridian.v1.Verdict
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Verdict.prototype.toJSON = function() {
                return Verdict.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Verdict
             * @function getTypeUrl
             * @memberof meridian.v1.Verdict
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Verdict.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Verdict";
            };

            return Verdict;
        })();

        v1.Denial = (function() {

            /**
             * Properties of a Denial.
             * @typedef {Object} meridian.v1.Denial.$Properties
             * @property {string|null} [because] Denial because
             * @property {string|null} [action] Denial action
             * @property {string|null} [rule] Denial rule
             * @property {string|null} [policy] Denial policy
             * @property {number|null} [version] Denial version
             * @property {number|null} [fromZone] Denial fromZone
             * @property {number|null} [toZone] Denial toZone
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Denial.
             * @memberof meridian.v1
             * @interface IDenial
             * @augments meridian.v1.Denial.$Properties
             * @deprecated Use meridian.v1.Denial.$Properties instead.
             */

            /**
             * Shape of a Denial.
             * @typedef {meridian.v1.Denial.$Properties} meridian.v1.Denial.$Shape
             */

            /**
             * Constructs a new Denial.
             * @memberof meridian.v1
             * @classdesc Represents a Denial.
             * @constructor
             * @param {meridian.v1.Denial.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Denial = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Denial because.
             * @member {string} because
             * @memberof meridian.v1.Denial
             * @instance
             */
            Denial.prototype.because = "";

            /**
             * Denial action.
             * @member {string} action
             * @memberof meridian.v1.Denial
             * @instance
             */
            Denial.prototype.action = "";

            /**
             * Denial rule.
             * @member {string} rule
             * @memberof meridian.v1.Denial
             * @instance
             */
            Denial.prototype.rule = "";

            /**
             * Denial policy.
             * @member {string} policy
             * @memberof meridian.v1.Denial
             * @instance
             */
            Denial.prototype.policy = "";

            /**
             * Denial version.
             * @member {number} version
             * @memberof meridian.v1.Denial
             * @instance
             */
            Denial.prototype.version = 0;

            /**
             * Denial fromZone.
             * @member {number} fromZone
             * @memberof meridian.v1.Denial
             * @instance
             */
            Denial.prototype.fromZone = 0;

            /**
             * Denial toZone.
             * @member {number} toZone
             * @memberof meridian.v1.Denial
             * @instance
             */
            Denial.prototype.toZone = 0;

            /**
             * Creates a new Denial instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Denial
             * @static
             * @param {meridian.v1.Denial.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Denial} Denial instance
             * @type {{
             *   (properties: meridian.v1.Denial.$Shape): meridian.v1.Denial & meridian.v1.Denial.$Shape;
             *   (properties?: meridian.v1.Denial.$Properties): meridian.v1.Denial;
             * }}
             */
            Denial.create = function(properties) {
                return new Denial(properties);
            };

            /**
             * Encodes the specified Denial message. Does not implicitly {@link meridian.v1.Denial.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Denial
             * @static
             * @param {meridian.v1.Denial} message Denial message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Denial.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.because != null && $Object.hasOwnProperty.call(message, "because") && message.because !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.because);
                if (message.action != null && $Object.hasOwnProperty.call(message, "action") && message.action !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.action);
                if (message.rule != null && $Object.hasOwnProperty.call(message, "rule") && message.rule !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.rule);
                if (message.policy != null && $Object.hasOwnProperty.call(message, "policy") && message.policy !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.policy);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.version);
                if (message.fromZone != null && $Object.hasOwnProperty.call(message, "fromZone") && message.fromZone !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.fromZone);
                if (message.toZone != null && $Object.hasOwnProperty.call(message, "toZone") && message.toZone !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.toZone);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Denial message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Denial
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Denial & meridian.v1.Denial.$Shape} Denial
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Denial.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Denial();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.because = value;
                            else
                                delete message.because;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.action = value;
                            else
                                delete message.action;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.rule = value;
                            else
                                delete message.rule;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.policy = value;
                            else
                                delete message.policy;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.fromZone = value;
                            else
                                delete message.fromZone;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.toZone = value;
                            else
                                delete message.toZone;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Denial message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Denial
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Denial} Denial
             */
            Denial.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Denial)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Denial: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Denial();
                if (object.because != null)
                    if (typeof object.because !== "string" || object.because.length)
                        message.because = $String(object.because);
                if (object.action != null)
                    if (typeof object.action !== "string" || object.action.length)
                        message.action = $String(object.action);
                if (object.rule != null)
                    if (typeof object.rule !== "string" || object.rule.length)
                        message.rule = $String(object.rule);
                if (object.policy != null)
                    if (typeof object.policy !== "string" || object.policy.length)
                        message.policy = $String(object.policy);
                if (object.version != null)
                    if ($Number(object.version) !== 0)
                        message.version = object.version >>> 0;
                if (object.fromZone != null)
                    if ($Number(object.fromZone) !== 0)
                        message.fromZone = object.fromZone >>> 0;
                if (object.toZone != null)
                    if ($Number(object.toZone) !== 0)
                        message.toZone = object.toZone >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a Denial message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Denial
             * @static
             * @param {meridian.v1.Denial} message Denial
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Denial.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.because = "";
                    object.action = "";
                    object.rule = "";
                    object.policy = "";
                    object.version = 0;
                    object.fromZone = 0;
                    object.toZone = 0;
                }
                if (message.because != null && $Object.hasOwnProperty.call(message, "because"))
                    object.because = message.because;
                if (message.action != null && $Object.hasOwnProperty.call(message, "action"))
                    object.action = message.action;
                if (message.rule != null && $Object.hasOwnProperty.call(message, "rule"))
                    object.rule = message.rule;
                if (message.policy != null && $Object.hasOwnProperty.call(message, "policy"))
                    object.policy = message.policy;
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                if (message.fromZone != null && $Object.hasOwnProperty.call(message, "fromZone"))
                    object.fromZone = message.fromZone;
                if (message.toZone != null && $Object.hasOwnProperty.call(message, "toZone"))
                    object.toZone = message.toZone;
                return object;
            };

            /**
             * Converts this Denial to JSON.
             * @function toJSON
             * @memberof meridian.v1.Denial
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Denial.prototype.toJSON = function() {
                return Denial.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Denial
             * @function getTypeUrl
             * @memberof meridian.v1.Denial
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Denial.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Denial";
            };

            return Denial;
        })();

        v1.Row = (function() {

            /**
             * Properties of a Row.
             * @typedef {Object} meridian.v1.Row.$Properties
             * @property {number|Long|null} [seq] Row seq
             * @property {number|Long|null} [prevSeq] Row prevSeq
             * @property {number|Long|null} [id] Row id
             * @property {number|Long|null} [at] Row at
             * @property {number|Long|null} [place] Row place
             * @property {number|Long|null} [target] Row target
             * @property {number|null} [kind] Row kind
             * @property {number|null} [flags] Row flags
             * @property {number|null} [toKind] Row toKind
             * @property {number|null} [convN] Row convN
             * @property {number|null} [writer] Row writer
             * @property {number|null} [n] Row n
             * @property {number|null} [error] Row error
             * @property {Uint8Array|null} [author] Row author
             * @property {Uint8Array|null} [peer] Row peer
             * @property {Uint8Array|null} [clientMsgId] Row clientMsgId
             * @property {Uint8Array|null} [targetAuthor] Row targetAuthor
             * @property {Uint8Array|null} [subject] Row subject
             * @property {Array.<number|Long>|null} [parents] Row parents
             * @property {Array.<Uint8Array>|null} [mentions] Row mentions
             * @property {Uint8Array|null} [body] Row body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Row.
             * @memberof meridian.v1
             * @interface IRow
             * @augments meridian.v1.Row.$Properties
             * @deprecated Use meridian.v1.Row.$Properties instead.
             */

            /**
             * Shape of a Row.
             * @typedef {meridian.v1.Row.$Properties} meridian.v1.Row.$Shape
             */

            /**
             * Constructs a new Row.
             * @memberof meridian.v1
             * @classdesc Represents a Row.
             * @constructor
             * @param {meridian.v1.Row.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Row = function (properties) {
                this.parents = [];
                this.mentions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Row seq.
             * @member {number|Long|null|undefined} seq
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.seq = null;

            /**
             * Row prevSeq.
             * @member {number|Long|null|undefined} prevSeq
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.prevSeq = null;

            /**
             * Row id.
             * @member {number|Long|null|undefined} id
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.id = null;

            /**
             * Row at.
             * @member {number|Long|null|undefined} at
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.at = null;

            /**
             * Row place.
             * @member {number|Long|null|undefined} place
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.place = null;

            /**
             * Row target.
             * @member {number|Long|null|undefined} target
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.target = null;

            /**
             * Row kind.
             * @member {number|null|undefined} kind
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.kind = null;

            /**
             * Row flags.
             * @member {number|null|undefined} flags
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.flags = null;

            /**
             * Row toKind.
             * @member {number|null|undefined} toKind
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.toKind = null;

            /**
             * Row convN.
             * @member {number|null|undefined} convN
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.convN = null;

            /**
             * Row writer.
             * @member {number|null|undefined} writer
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.writer = null;

            /**
             * Row n.
             * @member {number|null|undefined} n
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.n = null;

            /**
             * Row error.
             * @member {number|null|undefined} error
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.error = null;

            /**
             * Row author.
             * @member {Uint8Array|null|undefined} author
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.author = null;

            /**
             * Row peer.
             * @member {Uint8Array|null|undefined} peer
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.peer = null;

            /**
             * Row clientMsgId.
             * @member {Uint8Array|null|undefined} clientMsgId
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.clientMsgId = null;

            /**
             * Row targetAuthor.
             * @member {Uint8Array|null|undefined} targetAuthor
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.targetAuthor = null;

            /**
             * Row subject.
             * @member {Uint8Array|null|undefined} subject
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.subject = null;

            /**
             * Row parents.
             * @member {Array.<number|Long>} parents
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.parents = $util.emptyArray;

            /**
             * Row mentions.
             * @member {Array.<Uint8Array>} mentions
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.mentions = $util.emptyArray;

            /**
             * Row body.
             * @member {Uint8Array|null|undefined} body
             * @memberof meridian.v1.Row
             * @instance
             */
            Row.prototype.body = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_seq", {
                get: $util.oneOfGetter($oneOfFields = ["seq"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_prevSeq", {
                get: $util.oneOfGetter($oneOfFields = ["prevSeq"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_id", {
                get: $util.oneOfGetter($oneOfFields = ["id"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_at", {
                get: $util.oneOfGetter($oneOfFields = ["at"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_place", {
                get: $util.oneOfGetter($oneOfFields = ["place"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_target", {
                get: $util.oneOfGetter($oneOfFields = ["target"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_kind", {
                get: $util.oneOfGetter($oneOfFields = ["kind"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_flags", {
                get: $util.oneOfGetter($oneOfFields = ["flags"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_toKind", {
                get: $util.oneOfGetter($oneOfFields = ["toKind"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_convN", {
                get: $util.oneOfGetter($oneOfFields = ["convN"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_writer", {
                get: $util.oneOfGetter($oneOfFields = ["writer"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_n", {
                get: $util.oneOfGetter($oneOfFields = ["n"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_error", {
                get: $util.oneOfGetter($oneOfFields = ["error"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_author", {
                get: $util.oneOfGetter($oneOfFields = ["author"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_peer", {
                get: $util.oneOfGetter($oneOfFields = ["peer"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_clientMsgId", {
                get: $util.oneOfGetter($oneOfFields = ["clientMsgId"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_targetAuthor", {
                get: $util.oneOfGetter($oneOfFields = ["targetAuthor"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_subject", {
                get: $util.oneOfGetter($oneOfFields = ["subject"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Row.prototype, "_body", {
                get: $util.oneOfGetter($oneOfFields = ["body"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Row instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Row
             * @static
             * @param {meridian.v1.Row.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Row} Row instance
             * @type {{
             *   (properties: meridian.v1.Row.$Shape): meridian.v1.Row & meridian.v1.Row.$Shape;
             *   (properties?: meridian.v1.Row.$Properties): meridian.v1.Row;
             * }}
             */
            Row.create = function(properties) {
                return new Row(properties);
            };

            /**
             * Encodes the specified Row message. Does not implicitly {@link meridian.v1.Row.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Row
             * @static
             * @param {meridian.v1.Row} message Row message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Row.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq"))
                    writer.uint32(/* id 1, wireType 1 =*/9).fixed64(message.seq);
                if (message.prevSeq != null && $Object.hasOwnProperty.call(message, "prevSeq"))
                    writer.uint32(/* id 2, wireType 1 =*/17).fixed64(message.prevSeq);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    writer.uint32(/* id 3, wireType 1 =*/25).fixed64(message.id);
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    writer.uint32(/* id 4, wireType 1 =*/33).fixed64(message.at);
                if (message.place != null && $Object.hasOwnProperty.call(message, "place"))
                    writer.uint32(/* id 5, wireType 1 =*/41).fixed64(message.place);
                if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                    writer.uint32(/* id 6, wireType 1 =*/49).fixed64(message.target);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    writer.uint32(/* id 7, wireType 5 =*/61).fixed32(message.kind);
                if (message.flags != null && $Object.hasOwnProperty.call(message, "flags"))
                    writer.uint32(/* id 8, wireType 5 =*/69).fixed32(message.flags);
                if (message.toKind != null && $Object.hasOwnProperty.call(message, "toKind"))
                    writer.uint32(/* id 9, wireType 5 =*/77).fixed32(message.toKind);
                if (message.convN != null && $Object.hasOwnProperty.call(message, "convN"))
                    writer.uint32(/* id 10, wireType 5 =*/85).fixed32(message.convN);
                if (message.writer != null && $Object.hasOwnProperty.call(message, "writer"))
                    writer.uint32(/* id 11, wireType 5 =*/93).fixed32(message.writer);
                if (message.n != null && $Object.hasOwnProperty.call(message, "n"))
                    writer.uint32(/* id 12, wireType 5 =*/101).fixed32(message.n);
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    writer.uint32(/* id 13, wireType 5 =*/109).fixed32(message.error);
                if (message.author != null && $Object.hasOwnProperty.call(message, "author"))
                    writer.uint32(/* id 14, wireType 2 =*/114).bytes(message.author);
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer"))
                    writer.uint32(/* id 15, wireType 2 =*/122).bytes(message.peer);
                if (message.clientMsgId != null && $Object.hasOwnProperty.call(message, "clientMsgId"))
                    writer.uint32(/* id 16, wireType 2 =*/130).bytes(message.clientMsgId);
                if (message.targetAuthor != null && $Object.hasOwnProperty.call(message, "targetAuthor"))
                    writer.uint32(/* id 17, wireType 2 =*/138).bytes(message.targetAuthor);
                if (message.subject != null && $Object.hasOwnProperty.call(message, "subject"))
                    writer.uint32(/* id 18, wireType 2 =*/146).bytes(message.subject);
                if (message.parents != null && message.parents.length)
                    writer.uint32(/* id 19, wireType 2 =*/154).fixed64s(message.parents);
                if (message.mentions != null && message.mentions.length)
                    for (let i = 0; i < message.mentions.length; ++i)
                        writer.uint32(/* id 20, wireType 2 =*/162).bytes(message.mentions[i]);
                if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                    writer.uint32(/* id 31, wireType 2 =*/250).bytes(message.body);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Row message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Row
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Row & meridian.v1.Row.$Shape} Row
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Row.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Row();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            message.seq = reader.fixed64();
                            message._seq = "seq";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            message.prevSeq = reader.fixed64();
                            message._prevSeq = "prevSeq";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            message.id = reader.fixed64();
                            message._id = "id";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            message.at = reader.fixed64();
                            message._at = "at";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            message.place = reader.fixed64();
                            message._place = "place";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            message.target = reader.fixed64();
                            message._target = "target";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 5)
                                break;
                            message.kind = reader.fixed32();
                            message._kind = "kind";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 5)
                                break;
                            message.flags = reader.fixed32();
                            message._flags = "flags";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 5)
                                break;
                            message.toKind = reader.fixed32();
                            message._toKind = "toKind";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 5)
                                break;
                            message.convN = reader.fixed32();
                            message._convN = "convN";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 5)
                                break;
                            message.writer = reader.fixed32();
                            message._writer = "writer";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 5)
                                break;
                            message.n = reader.fixed32();
                            message._n = "n";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 5)
                                break;
                            message.error = reader.fixed32();
                            message._error = "error";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.author = reader.bytes();
                            message._author = "author";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.peer = reader.bytes();
                            message._peer = "peer";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            message.clientMsgId = reader.bytes();
                            message._clientMsgId = "clientMsgId";
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            message.targetAuthor = reader.bytes();
                            message._targetAuthor = "targetAuthor";
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            message.subject = reader.bytes();
                            message._subject = "subject";
                            continue;
                        }
                    case 19: {
                            if (wireType === 2) {
                                if (!(message.parents && message.parents.length))
                                    message.parents = [];
                                reader.fixed64s(message.parents);
                                continue;
                            }
                            if (wireType !== 1)
                                break;
                            if (!(message.parents && message.parents.length))
                                message.parents = [];
                            message.parents.push(reader.fixed64());
                            continue;
                        }
                    case 20: {
                            if (wireType !== 2)
                                break;
                            if (!(message.mentions && message.mentions.length))
                                message.mentions = [];
                            message.mentions.push(reader.bytes());
                            continue;
                        }
                    case 31: {
                            if (wireType !== 2)
                                break;
                            message.body = reader.bytes();
                            message._body = "body";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Row message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Row
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Row} Row
             */
            Row.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Row)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Row: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Row();
                if (object.seq != null)
                    if ($util.Long)
                        message.seq = $util.Long.fromValue(object.seq, true);
                    else if (typeof object.seq === "string")
                        message.seq = $parseInt(object.seq, 10);
                    else if (typeof object.seq === "number")
                        message.seq = object.seq;
                    else if (typeof object.seq === "object")
                        message.seq = new $util.LongBits(object.seq.low >>> 0, object.seq.high >>> 0).toNumber(true);
                if (object.prevSeq != null)
                    if ($util.Long)
                        message.prevSeq = $util.Long.fromValue(object.prevSeq, true);
                    else if (typeof object.prevSeq === "string")
                        message.prevSeq = $parseInt(object.prevSeq, 10);
                    else if (typeof object.prevSeq === "number")
                        message.prevSeq = object.prevSeq;
                    else if (typeof object.prevSeq === "object")
                        message.prevSeq = new $util.LongBits(object.prevSeq.low >>> 0, object.prevSeq.high >>> 0).toNumber(true);
                if (object.id != null)
                    if ($util.Long)
                        message.id = $util.Long.fromValue(object.id, true);
                    else if (typeof object.id === "string")
                        message.id = $parseInt(object.id, 10);
                    else if (typeof object.id === "number")
                        message.id = object.id;
                    else if (typeof object.id === "object")
                        message.id = new $util.LongBits(object.id.low >>> 0, object.id.high >>> 0).toNumber(true);
                if (object.at != null)
                    if ($util.Long)
                        message.at = $util.Long.fromValue(object.at, true);
                    else if (typeof object.at === "string")
                        message.at = $parseInt(object.at, 10);
                    else if (typeof object.at === "number")
                        message.at = object.at;
                    else if (typeof object.at === "object")
                        message.at = new $util.LongBits(object.at.low >>> 0, object.at.high >>> 0).toNumber(true);
                if (object.place != null)
                    if ($util.Long)
                        message.place = $util.Long.fromValue(object.place, true);
                    else if (typeof object.place === "string")
                        message.place = $parseInt(object.place, 10);
                    else if (typeof object.place === "number")
                        message.place = object.place;
                    else if (typeof object.place === "object")
                        message.place = new $util.LongBits(object.place.low >>> 0, object.place.high >>> 0).toNumber(true);
                if (object.target != null)
                    if ($util.Long)
                        message.target = $util.Long.fromValue(object.target, true);
                    else if (typeof object.target === "string")
                        message.target = $parseInt(object.target, 10);
                    else if (typeof object.target === "number")
                        message.target = object.target;
                    else if (typeof object.target === "object")
                        message.target = new $util.LongBits(object.target.low >>> 0, object.target.high >>> 0).toNumber(true);
                if (object.kind != null)
                    message.kind = object.kind >>> 0;
                if (object.flags != null)
                    message.flags = object.flags >>> 0;
                if (object.toKind != null)
                    message.toKind = object.toKind >>> 0;
                if (object.convN != null)
                    message.convN = object.convN >>> 0;
                if (object.writer != null)
                    message.writer = object.writer >>> 0;
                if (object.n != null)
                    message.n = object.n >>> 0;
                if (object.error != null)
                    message.error = object.error >>> 0;
                if (object.author != null)
                    if (typeof object.author === "string")
                        $util.base64.decode(object.author, message.author = $util.newBuffer($util.base64.length(object.author)), 0);
                    else if (object.author.length >= 0)
                        message.author = object.author;
                if (object.peer != null)
                    if (typeof object.peer === "string")
                        $util.base64.decode(object.peer, message.peer = $util.newBuffer($util.base64.length(object.peer)), 0);
                    else if (object.peer.length >= 0)
                        message.peer = object.peer;
                if (object.clientMsgId != null)
                    if (typeof object.clientMsgId === "string")
                        $util.base64.decode(object.clientMsgId, message.clientMsgId = $util.newBuffer($util.base64.length(object.clientMsgId)), 0);
                    else if (object.clientMsgId.length >= 0)
                        message.clientMsgId = object.clientMsgId;
                if (object.targetAuthor != null)
                    if (typeof object.targetAuthor === "string")
                        $util.base64.decode(object.targetAuthor, message.targetAuthor = $util.newBuffer($util.base64.length(object.targetAuthor)), 0);
                    else if (object.targetAuthor.length >= 0)
                        message.targetAuthor = object.targetAuthor;
                if (object.subject != null)
                    if (typeof object.subject === "string")
                        $util.base64.decode(object.subject, message.subject = $util.newBuffer($util.base64.length(object.subject)), 0);
                    else if (object.subject.length >= 0)
                        message.subject = object.subject;
                if (object.parents) {
                    if (!$Array.isArray(object.parents))
                        throw $TypeError(".meridian.v1.Row.parents: array expected");
                    message.parents = $Array(object.parents.length);
                    for (let i = 0; i < object.parents.length; ++i)
                        if ($util.Long)
                            message.parents[i] = $util.Long.fromValue(object.parents[i], true);
                        else if (typeof object.parents[i] === "string")
                            message.parents[i] = $parseInt(object.parents[i], 10);
                        else if (typeof object.parents[i] === "number")
                            message.parents[i] = object.parents[i];
                        else if (typeof object.parents[i] === "object")
                            message.parents[i] = new $util.LongBits(object.parents[i].low >>> 0, object.parents[i].high >>> 0).toNumber(true);
                }
                if (object.mentions) {
                    if (!$Array.isArray(object.mentions))
                        throw $TypeError(".meridian.v1.Row.mentions: array expected");
                    message.mentions = $Array(object.mentions.length);
                    for (let i = 0; i < object.mentions.length; ++i)
                        if (typeof object.mentions[i] === "string")
                            $util.base64.decode(object.mentions[i], message.mentions[i] = $util.newBuffer($util.base64.length(object.mentions[i])), 0);
                        else if (object.mentions[i].length >= 0)
                            message.mentions[i] = object.mentions[i];
                }
                if (object.body != null)
                    if (typeof object.body === "string")
                        $util.base64.decode(object.body, message.body = $util.newBuffer($util.base64.length(object.body)), 0);
                    else if (object.body.length >= 0)
                        message.body = object.body;
                return message;
            };

            /**
             * Creates a plain object from a Row message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Row
             * @static
             * @param {meridian.v1.Row} message Row
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Row.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.parents = [];
                    object.mentions = [];
                }
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.seq = typeof message.seq === "number" ? $BigInt(message.seq) : $util.Long.fromBits(message.seq.low >>> 0, message.seq.high >>> 0, true).toBigInt();
                    else if (typeof message.seq === "number")
                        object.seq = options.longs === $String ? $String(message.seq) : message.seq;
                    else
                        object.seq = options.longs === $String ? $util.Long.prototype.toString.call(message.seq) : options.longs === $Number ? new $util.LongBits(message.seq.low >>> 0, message.seq.high >>> 0).toNumber(true) : message.seq;
                if (message.prevSeq != null && $Object.hasOwnProperty.call(message, "prevSeq"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.prevSeq = typeof message.prevSeq === "number" ? $BigInt(message.prevSeq) : $util.Long.fromBits(message.prevSeq.low >>> 0, message.prevSeq.high >>> 0, true).toBigInt();
                    else if (typeof message.prevSeq === "number")
                        object.prevSeq = options.longs === $String ? $String(message.prevSeq) : message.prevSeq;
                    else
                        object.prevSeq = options.longs === $String ? $util.Long.prototype.toString.call(message.prevSeq) : options.longs === $Number ? new $util.LongBits(message.prevSeq.low >>> 0, message.prevSeq.high >>> 0).toNumber(true) : message.prevSeq;
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.id = typeof message.id === "number" ? $BigInt(message.id) : $util.Long.fromBits(message.id.low >>> 0, message.id.high >>> 0, true).toBigInt();
                    else if (typeof message.id === "number")
                        object.id = options.longs === $String ? $String(message.id) : message.id;
                    else
                        object.id = options.longs === $String ? $util.Long.prototype.toString.call(message.id) : options.longs === $Number ? new $util.LongBits(message.id.low >>> 0, message.id.high >>> 0).toNumber(true) : message.id;
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.at = typeof message.at === "number" ? $BigInt(message.at) : $util.Long.fromBits(message.at.low >>> 0, message.at.high >>> 0, true).toBigInt();
                    else if (typeof message.at === "number")
                        object.at = options.longs === $String ? $String(message.at) : message.at;
                    else
                        object.at = options.longs === $String ? $util.Long.prototype.toString.call(message.at) : options.longs === $Number ? new $util.LongBits(message.at.low >>> 0, message.at.high >>> 0).toNumber(true) : message.at;
                if (message.place != null && $Object.hasOwnProperty.call(message, "place"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.place = typeof message.place === "number" ? $BigInt(message.place) : $util.Long.fromBits(message.place.low >>> 0, message.place.high >>> 0, true).toBigInt();
                    else if (typeof message.place === "number")
                        object.place = options.longs === $String ? $String(message.place) : message.place;
                    else
                        object.place = options.longs === $String ? $util.Long.prototype.toString.call(message.place) : options.longs === $Number ? new $util.LongBits(message.place.low >>> 0, message.place.high >>> 0).toNumber(true) : message.place;
                if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.target = typeof message.target === "number" ? $BigInt(message.target) : $util.Long.fromBits(message.target.low >>> 0, message.target.high >>> 0, true).toBigInt();
                    else if (typeof message.target === "number")
                        object.target = options.longs === $String ? $String(message.target) : message.target;
                    else
                        object.target = options.longs === $String ? $util.Long.prototype.toString.call(message.target) : options.longs === $Number ? new $util.LongBits(message.target.low >>> 0, message.target.high >>> 0).toNumber(true) : message.target;
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = message.kind;
                if (message.flags != null && $Object.hasOwnProperty.call(message, "flags"))
                    object.flags = message.flags;
                if (message.toKind != null && $Object.hasOwnProperty.call(message, "toKind"))
                    object.toKind = message.toKind;
                if (message.convN != null && $Object.hasOwnProperty.call(message, "convN"))
                    object.convN = message.convN;
                if (message.writer != null && $Object.hasOwnProperty.call(message, "writer"))
                    object.writer = message.writer;
                if (message.n != null && $Object.hasOwnProperty.call(message, "n"))
                    object.n = message.n;
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    object.error = message.error;
                if (message.author != null && $Object.hasOwnProperty.call(message, "author"))
                    object.author = options.bytes === $String ? $util.base64.encode(message.author, 0, message.author.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.author) : message.author;
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer"))
                    object.peer = options.bytes === $String ? $util.base64.encode(message.peer, 0, message.peer.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.peer) : message.peer;
                if (message.clientMsgId != null && $Object.hasOwnProperty.call(message, "clientMsgId"))
                    object.clientMsgId = options.bytes === $String ? $util.base64.encode(message.clientMsgId, 0, message.clientMsgId.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.clientMsgId) : message.clientMsgId;
                if (message.targetAuthor != null && $Object.hasOwnProperty.call(message, "targetAuthor"))
                    object.targetAuthor = options.bytes === $String ? $util.base64.encode(message.targetAuthor, 0, message.targetAuthor.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.targetAuthor) : message.targetAuthor;
                if (message.subject != null && $Object.hasOwnProperty.call(message, "subject"))
                    object.subject = options.bytes === $String ? $util.base64.encode(message.subject, 0, message.subject.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.subject) : message.subject;
                if (message.parents && message.parents.length) {
                    object.parents = $Array(message.parents.length);
                    for (let j = 0; j < message.parents.length; ++j)
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.parents[j] = typeof message.parents[j] === "number" ? $BigInt(message.parents[j]) : $util.Long.fromBits(message.parents[j].low >>> 0, message.parents[j].high >>> 0, true).toBigInt();
                        else if (typeof message.parents[j] === "number")
                            object.parents[j] = options.longs === $String ? $String(message.parents[j]) : message.parents[j];
                        else
                            object.parents[j] = options.longs === $String ? $util.Long.prototype.toString.call(message.parents[j]) : options.longs === $Number ? new $util.LongBits(message.parents[j].low >>> 0, message.parents[j].high >>> 0).toNumber(true) : message.parents[j];
                }
                if (message.mentions && message.mentions.length) {
                    object.mentions = $Array(message.mentions.length);
                    for (let j = 0; j < message.mentions.length; ++j)
                        object.mentions[j] = options.bytes === $String ? $util.base64.encode(message.mentions[j], 0, message.mentions[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.mentions[j]) : message.mentions[j];
                }
                if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                    object.body = options.bytes === $String ? $util.base64.encode(message.body, 0, message.body.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.body) : message.body;
                return object;
            };

            /**
             * Converts this Row to JSON.
             * @function toJSON
             * @memberof meridian.v1.Row
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Row.prototype.toJSON = function() {
                return Row.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Row
             * @function getTypeUrl
             * @memberof meridian.v1.Row
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Row.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Row";
            };

            return Row;
        })();

        v1.GroupRow = (function() {

            /**
             * Properties of a GroupRow.
             * @typedef {Object} meridian.v1.GroupRow.$Properties
             * @property {number|Long|null} [gseq] GroupRow gseq
             * @property {number|Long|null} [mseq] GroupRow mseq
             * @property {number|Long|null} [tick] GroupRow tick
             * @property {number|Long|null} [id] GroupRow id
             * @property {number|Long|null} [at] GroupRow at
             * @property {number|Long|null} [place] GroupRow place
             * @property {number|Long|null} [target] GroupRow target
             * @property {number|Long|null} [pm] GroupRow pm
             * @property {number|null} [kind] GroupRow kind
             * @property {number|null} [flags] GroupRow flags
             * @property {Uint8Array|null} [group] GroupRow group
             * @property {Uint8Array|null} [author] GroupRow author
             * @property {Uint8Array|null} [targetAuthor] GroupRow targetAuthor
             * @property {Uint8Array|null} [subject] GroupRow subject
             * @property {Array.<number|Long>|null} [parents] GroupRow parents
             * @property {Array.<Uint8Array>|null} [mentions] GroupRow mentions
             * @property {Uint8Array|null} [body] GroupRow body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GroupRow.
             * @memberof meridian.v1
             * @interface IGroupRow
             * @augments meridian.v1.GroupRow.$Properties
             * @deprecated Use meridian.v1.GroupRow.$Properties instead.
             */

            /**
             * Shape of a GroupRow.
             * @typedef {meridian.v1.GroupRow.$Properties} meridian.v1.GroupRow.$Shape
             */

            /**
             * Constructs a new GroupRow.
             * @memberof meridian.v1
             * @classdesc Represents a GroupRow.
             * @constructor
             * @param {meridian.v1.GroupRow.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GroupRow = function (properties) {
                this.parents = [];
                this.mentions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GroupRow gseq.
             * @member {number|Long|null|undefined} gseq
             * @memberof meridian.v1.GroupRow
             * @instance
             */
            GroupRow.prototype.gseq = null;

            /**
             * GroupRow mseq.
             * @member {number|Long|null|undefined} mseq
             * @memberof meridian.v1.GroupRow
             * @instance
             */
            GroupRow.prototype.mseq = null;

            /**
             * GroupRow tick.
             * @member {number|Long|null|undefined} tick
             * @memberof meridian.v1.GroupRow
             * @instance
             */
            GroupRow.prototype.tick = null;

            /**
             * GroupRow id.
             * @member {number|Long|null|undefined} id
             * @memberof meridian.v1.GroupRow
             * @instance
             */
            GroupRow.prototype.id = null;

            /**
             * GroupRow at.
             * @member {number|Long|null|undefined} at
             * @memberof meridian.v1.GroupRow
             * @instance
             */
            GroupRow.prototype.at = null;

            /**
             * GroupRow place.
             * @member {number|Long|null|undefined} place
             * @memberof meridian.v1.GroupRow
             * @instance
             */
            GroupRow.prototype.place = null;

            /**
             * GroupRow target.
             * @member {number|Long|null|undefined} target
             * @memberof meridian.v1.GroupRow
             * @instance
             */
            GroupRow.prototype.target = null;

            /**
             * GroupRow pm.
             * @member {number|Long|null|undefined} pm
             * @memberof meridian.v1.GroupRow
             * @instance
             */
            GroupRow.prototype.pm = null;

            /**
             * GroupRow kind.
             * @member {number|null|undefined} kind
             * @memberof meridian.v1.GroupRow
             * @instance
             */
            GroupRow.prototype.kind = null;

            /**
             * GroupRow flags.
             * @member {number|null|undefined} flags
             * @memberof meridian.v1.GroupRow
             * @instance
             */
            GroupRow.prototype.flags = null;

            /**
             * GroupRow group.
             * @member {Uint8Array|null|undefined} group
             * @memberof meridian.v1.GroupRow
             * @instance
             */
            GroupRow.prototype.group = null;

            /**
             * GroupRow author.
             * @member {Uint8Array|null|undefined} author
             * @memberof meridian.v1.GroupRow
             * @instance
             */
            GroupRow.prototype.author = null;

            /**
             * GroupRow targetAuthor.
             * @member {Uint8Array|null|undefined} targetAuthor
             * @memberof meridian.v1.GroupRow
             * @instance
             */
            GroupRow.prototype.targetAuthor = null;

            /**
             * GroupRow subject.
             * @member {Uint8Array|null|undefined} subject
             * @memberof meridian.v1.GroupRow
             * @instance
             */
            GroupRow.prototype.subject = null;

            /**
             * GroupRow parents.
             * @member {Array.<number|Long>} parents
             * @memberof meridian.v1.GroupRow
             * @instance
             */
            GroupRow.prototype.parents = $util.emptyArray;

            /**
             * GroupRow mentions.
             * @member {Array.<Uint8Array>} mentions
             * @memberof meridian.v1.GroupRow
             * @instance
             */
            GroupRow.prototype.mentions = $util.emptyArray;

            /**
             * GroupRow body.
             * @member {Uint8Array|null|undefined} body
             * @memberof meridian.v1.GroupRow
             * @instance
             */
            GroupRow.prototype.body = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(GroupRow.prototype, "_gseq", {
                get: $util.oneOfGetter($oneOfFields = ["gseq"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(GroupRow.prototype, "_mseq", {
                get: $util.oneOfGetter($oneOfFields = ["mseq"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(GroupRow.prototype, "_tick", {
                get: $util.oneOfGetter($oneOfFields = ["tick"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(GroupRow.prototype, "_id", {
                get: $util.oneOfGetter($oneOfFields = ["id"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(GroupRow.prototype, "_at", {
                get: $util.oneOfGetter($oneOfFields = ["at"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(GroupRow.prototype, "_place", {
                get: $util.oneOfGetter($oneOfFields = ["place"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(GroupRow.prototype, "_target", {
                get: $util.oneOfGetter($oneOfFields = ["target"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(GroupRow.prototype, "_pm", {
                get: $util.oneOfGetter($oneOfFields = ["pm"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(GroupRow.prototype, "_kind", {
                get: $util.oneOfGetter($oneOfFields = ["kind"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(GroupRow.prototype, "_flags", {
                get: $util.oneOfGetter($oneOfFields = ["flags"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(GroupRow.prototype, "_group", {
                get: $util.oneOfGetter($oneOfFields = ["group"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(GroupRow.prototype, "_author", {
                get: $util.oneOfGetter($oneOfFields = ["author"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(GroupRow.prototype, "_targetAuthor", {
                get: $util.oneOfGetter($oneOfFields = ["targetAuthor"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(GroupRow.prototype, "_subject", {
                get: $util.oneOfGetter($oneOfFields = ["subject"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(GroupRow.prototype, "_body", {
                get: $util.oneOfGetter($oneOfFields = ["body"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new GroupRow instance using the specified properties.
             * @function create
             * @memberof meridian.v1.GroupRow
             * @static
             * @param {meridian.v1.GroupRow.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.GroupRow} GroupRow instance
             * @type {{
             *   (properties: meridian.v1.GroupRow.$Shape): meridian.v1.GroupRow & meridian.v1.GroupRow.$Shape;
             *   (properties?: meridian.v1.GroupRow.$Properties): meridian.v1.GroupRow;
             * }}
             */
            GroupRow.create = function(properties) {
                return new GroupRow(properties);
            };

            /**
             * Encodes the specified GroupRow message. Does not implicitly {@link meridian.v1.GroupRow.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.GroupRow
             * @static
             * @param {meridian.v1.GroupRow} message GroupRow message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GroupRow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.gseq != null && $Object.hasOwnProperty.call(message, "gseq"))
                    writer.uint32(/* id 1, wireType 1 =*/9).fixed64(message.gseq);
                if (message.mseq != null && $Object.hasOwnProperty.call(message, "mseq"))
                    writer.uint32(/* id 2, wireType 1 =*/17).fixed64(message.mseq);
                if (message.tick != null && $Object.hasOwnProperty.call(message, "tick"))
                    writer.uint32(/* id 3, wireType 1 =*/25).fixed64(message.tick);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    writer.uint32(/* id 4, wireType 1 =*/33).fixed64(message.id);
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    writer.uint32(/* id 5, wireType 1 =*/41).fixed64(message.at);
                if (message.place != null && $Object.hasOwnProperty.call(message, "place"))
                    writer.uint32(/* id 6, wireType 1 =*/49).fixed64(message.place);
                if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                    writer.uint32(/* id 7, wireType 1 =*/57).fixed64(message.target);
                if (message.pm != null && $Object.hasOwnProperty.call(message, "pm"))
                    writer.uint32(/* id 8, wireType 1 =*/65).fixed64(message.pm);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    writer.uint32(/* id 9, wireType 5 =*/77).fixed32(message.kind);
                if (message.flags != null && $Object.hasOwnProperty.call(message, "flags"))
                    writer.uint32(/* id 10, wireType 5 =*/85).fixed32(message.flags);
                if (message.group != null && $Object.hasOwnProperty.call(message, "group"))
                    writer.uint32(/* id 11, wireType 2 =*/90).bytes(message.group);
                if (message.author != null && $Object.hasOwnProperty.call(message, "author"))
                    writer.uint32(/* id 12, wireType 2 =*/98).bytes(message.author);
                if (message.targetAuthor != null && $Object.hasOwnProperty.call(message, "targetAuthor"))
                    writer.uint32(/* id 13, wireType 2 =*/106).bytes(message.targetAuthor);
                if (message.subject != null && $Object.hasOwnProperty.call(message, "subject"))
                    writer.uint32(/* id 14, wireType 2 =*/114).bytes(message.subject);
                if (message.parents != null && message.parents.length)
                    writer.uint32(/* id 15, wireType 2 =*/122).fixed64s(message.parents);
                if (message.mentions != null && message.mentions.length)
                    for (let i = 0; i < message.mentions.length; ++i)
                        writer.uint32(/* id 16, wireType 2 =*/130).bytes(message.mentions[i]);
                if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                    writer.uint32(/* id 31, wireType 2 =*/250).bytes(message.body);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GroupRow message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.GroupRow
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.GroupRow & meridian.v1.GroupRow.$Shape} GroupRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GroupRow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.GroupRow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            message.gseq = reader.fixed64();
                            message._gseq = "gseq";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            message.mseq = reader.fixed64();
                            message._mseq = "mseq";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            message.tick = reader.fixed64();
                            message._tick = "tick";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            message.id = reader.fixed64();
                            message._id = "id";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            message.at = reader.fixed64();
                            message._at = "at";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            message.place = reader.fixed64();
                            message._place = "place";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            message.target = reader.fixed64();
                            message._target = "target";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            message.pm = reader.fixed64();
                            message._pm = "pm";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 5)
                                break;
                            message.kind = reader.fixed32();
                            message._kind = "kind";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 5)
                                break;
                            message.flags = reader.fixed32();
                            message._flags = "flags";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.group = reader.bytes();
                            message._group = "group";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.author = reader.bytes();
                            message._author = "author";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.targetAuthor = reader.bytes();
                            message._targetAuthor = "targetAuthor";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.subject = reader.bytes();
                            message._subject = "subject";
                            continue;
                        }
                    case 15: {
                            if (wireType === 2) {
                                if (!(message.parents && message.parents.length))
                                    message.parents = [];
                                reader.fixed64s(message.parents);
                                continue;
                            }
                            if (wireType !== 1)
                                break;
                            if (!(message.parents && message.parents.length))
                                message.parents = [];
                            message.parents.push(reader.fixed64());
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            if (!(message.mentions && message.mentions.length))
                                message.mentions = [];
                            message.mentions.push(reader.bytes());
                            continue;
                        }
                    case 31: {
                            if (wireType !== 2)
                                break;
                            message.body = reader.bytes();
                            message._body = "body";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a GroupRow message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.GroupRow
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.GroupRow} GroupRow
             */
            GroupRow.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.GroupRow)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.GroupRow: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.GroupRow();
                if (object.gseq != null)
                    if ($util.Long)
                        message.gseq = $util.Long.fromValue(object.gseq, true);
                    else if (typeof object.gseq === "string")
                        message.gseq = $parseInt(object.gseq, 10);
                    else if (typeof object.gseq === "number")
                        message.gseq = object.gseq;
                    else if (typeof object.gseq === "object")
                        message.gseq = new $util.LongBits(object.gseq.low >>> 0, object.gseq.high >>> 0).toNumber(true);
                if (object.mseq != null)
                    if ($util.Long)
                        message.mseq = $util.Long.fromValue(object.mseq, true);
                    else if (typeof object.mseq === "string")
                        message.mseq = $parseInt(object.mseq, 10);
                    else if (typeof object.mseq === "number")
                        message.mseq = object.mseq;
                    else if (typeof object.mseq === "object")
                        message.mseq = new $util.LongBits(object.mseq.low >>> 0, object.mseq.high >>> 0).toNumber(true);
                if (object.tick != null)
                    if ($util.Long)
                        message.tick = $util.Long.fromValue(object.tick, true);
                    else if (typeof object.tick === "string")
                        message.tick = $parseInt(object.tick, 10);
                    else if (typeof object.tick === "number")
                        message.tick = object.tick;
                    else if (typeof object.tick === "object")
                        message.tick = new $util.LongBits(object.tick.low >>> 0, object.tick.high >>> 0).toNumber(true);
                if (object.id != null)
                    if ($util.Long)
                        message.id = $util.Long.fromValue(object.id, true);
                    else if (typeof object.id === "string")
                        message.id = $parseInt(object.id, 10);
                    else if (typeof object.id === "number")
                        message.id = object.id;
                    else if (typeof object.id === "object")
                        message.id = new $util.LongBits(object.id.low >>> 0, object.id.high >>> 0).toNumber(true);
                if (object.at != null)
                    if ($util.Long)
                        message.at = $util.Long.fromValue(object.at, true);
                    else if (typeof object.at === "string")
                        message.at = $parseInt(object.at, 10);
                    else if (typeof object.at === "number")
                        message.at = object.at;
                    else if (typeof object.at === "object")
                        message.at = new $util.LongBits(object.at.low >>> 0, object.at.high >>> 0).toNumber(true);
                if (object.place != null)
                    if ($util.Long)
                        message.place = $util.Long.fromValue(object.place, true);
                    else if (typeof object.place === "string")
                        message.place = $parseInt(object.place, 10);
                    else if (typeof object.place === "number")
                        message.place = object.place;
                    else if (typeof object.place === "object")
                        message.place = new $util.LongBits(object.place.low >>> 0, object.place.high >>> 0).toNumber(true);
                if (object.target != null)
                    if ($util.Long)
                        message.target = $util.Long.fromValue(object.target, true);
                    else if (typeof object.target === "string")
                        message.target = $parseInt(object.target, 10);
                    else if (typeof object.target === "number")
                        message.target = object.target;
                    else if (typeof object.target === "object")
                        message.target = new $util.LongBits(object.target.low >>> 0, object.target.high >>> 0).toNumber(true);
                if (object.pm != null)
                    if ($util.Long)
                        message.pm = $util.Long.fromValue(object.pm, true);
                    else if (typeof object.pm === "string")
                        message.pm = $parseInt(object.pm, 10);
                    else if (typeof object.pm === "number")
                        message.pm = object.pm;
                    else if (typeof object.pm === "object")
                        message.pm = new $util.LongBits(object.pm.low >>> 0, object.pm.high >>> 0).toNumber(true);
                if (object.kind != null)
                    message.kind = object.kind >>> 0;
                if (object.flags != null)
                    message.flags = object.flags >>> 0;
                if (object.group != null)
                    if (typeof object.group === "string")
                        $util.base64.decode(object.group, message.group = $util.newBuffer($util.base64.length(object.group)), 0);
                    else if (object.group.length >= 0)
                        message.group = object.group;
                if (object.author != null)
                    if (typeof object.author === "string")
                        $util.base64.decode(object.author, message.author = $util.newBuffer($util.base64.length(object.author)), 0);
                    else if (object.author.length >= 0)
                        message.author = object.author;
                if (object.targetAuthor != null)
                    if (typeof object.targetAuthor === "string")
                        $util.base64.decode(object.targetAuthor, message.targetAuthor = $util.newBuffer($util.base64.length(object.targetAuthor)), 0);
                    else if (object.targetAuthor.length >= 0)
                        message.targetAuthor = object.targetAuthor;
                if (object.subject != null)
                    if (typeof object.subject === "string")
                        $util.base64.decode(object.subject, message.subject = $util.newBuffer($util.base64.length(object.subject)), 0);
                    else if (object.subject.length >= 0)
                        message.subject = object.subject;
                if (object.parents) {
                    if (!$Array.isArray(object.parents))
                        throw $TypeError(".meridian.v1.GroupRow.parents: array expected");
                    message.parents = $Array(object.parents.length);
                    for (let i = 0; i < object.parents.length; ++i)
                        if ($util.Long)
                            message.parents[i] = $util.Long.fromValue(object.parents[i], true);
                        else if (typeof object.parents[i] === "string")
                            message.parents[i] = $parseInt(object.parents[i], 10);
                        else if (typeof object.parents[i] === "number")
                            message.parents[i] = object.parents[i];
                        else if (typeof object.parents[i] === "object")
                            message.parents[i] = new $util.LongBits(object.parents[i].low >>> 0, object.parents[i].high >>> 0).toNumber(true);
                }
                if (object.mentions) {
                    if (!$Array.isArray(object.mentions))
                        throw $TypeError(".meridian.v1.GroupRow.mentions: array expected");
                    message.mentions = $Array(object.mentions.length);
                    for (let i = 0; i < object.mentions.length; ++i)
                        if (typeof object.mentions[i] === "string")
                            $util.base64.decode(object.mentions[i], message.mentions[i] = $util.newBuffer($util.base64.length(object.mentions[i])), 0);
                        else if (object.mentions[i].length >= 0)
                            message.mentions[i] = object.mentions[i];
                }
                if (object.body != null)
                    if (typeof object.body === "string")
                        $util.base64.decode(object.body, message.body = $util.newBuffer($util.base64.length(object.body)), 0);
                    else if (object.body.length >= 0)
                        message.body = object.body;
                return message;
            };

            /**
             * Creates a plain object from a GroupRow message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.GroupRow
             * @static
             * @param {meridian.v1.GroupRow} message GroupRow
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            GroupRow.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.parents = [];
                    object.mentions = [];
                }
                if (message.gseq != null && $Object.hasOwnProperty.call(message, "gseq"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.gseq = typeof message.gseq === "number" ? $BigInt(message.gseq) : $util.Long.fromBits(message.gseq.low >>> 0, message.gseq.high >>> 0, true).toBigInt();
                    else if (typeof message.gseq === "number")
                        object.gseq = options.longs === $String ? $String(message.gseq) : message.gseq;
                    else
                        object.gseq = options.longs === $String ? $util.Long.prototype.toString.call(message.gseq) : options.longs === $Number ? new $util.LongBits(message.gseq.low >>> 0, message.gseq.high >>> 0).toNumber(true) : message.gseq;
                if (message.mseq != null && $Object.hasOwnProperty.call(message, "mseq"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.mseq = typeof message.mseq === "number" ? $BigInt(message.mseq) : $util.Long.fromBits(message.mseq.low >>> 0, message.mseq.high >>> 0, true).toBigInt();
                    else if (typeof message.mseq === "number")
                        object.mseq = options.longs === $String ? $String(message.mseq) : message.mseq;
                    else
                        object.mseq = options.longs === $String ? $util.Long.prototype.toString.call(message.mseq) : options.longs === $Number ? new $util.LongBits(message.mseq.low >>> 0, message.mseq.high >>> 0).toNumber(true) : message.mseq;
                if (message.tick != null && $Object.hasOwnProperty.call(message, "tick"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.tick = typeof message.tick === "number" ? $BigInt(message.tick) : $util.Long.fromBits(message.tick.low >>> 0, message.tick.high >>> 0, true).toBigInt();
                    else if (typeof message.tick === "number")
                        object.tick = options.longs === $String ? $String(message.tick) : message.tick;
                    else
                        object.tick = options.longs === $String ? $util.Long.prototype.toString.call(message.tick) : options.longs === $Number ? new $util.LongBits(message.tick.low >>> 0, message.tick.high >>> 0).toNumber(true) : message.tick;
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.id = typeof message.id === "number" ? $BigInt(message.id) : $util.Long.fromBits(message.id.low >>> 0, message.id.high >>> 0, true).toBigInt();
                    else if (typeof message.id === "number")
                        object.id = options.longs === $String ? $String(message.id) : message.id;
                    else
                        object.id = options.longs === $String ? $util.Long.prototype.toString.call(message.id) : options.longs === $Number ? new $util.LongBits(message.id.low >>> 0, message.id.high >>> 0).toNumber(true) : message.id;
                if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.at = typeof message.at === "number" ? $BigInt(message.at) : $util.Long.fromBits(message.at.low >>> 0, message.at.high >>> 0, true).toBigInt();
                    else if (typeof message.at === "number")
                        object.at = options.longs === $String ? $String(message.at) : message.at;
                    else
                        object.at = options.longs === $String ? $util.Long.prototype.toString.call(message.at) : options.longs === $Number ? new $util.LongBits(message.at.low >>> 0, message.at.high >>> 0).toNumber(true) : message.at;
                if (message.place != null && $Object.hasOwnProperty.call(message, "place"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.place = typeof message.place === "number" ? $BigInt(message.place) : $util.Long.fromBits(message.place.low >>> 0, message.place.high >>> 0, true).toBigInt();
                    else if (typeof message.place === "number")
                        object.place = options.longs === $String ? $String(message.place) : message.place;
                    else
                        object.place = options.longs === $String ? $util.Long.prototype.toString.call(message.place) : options.longs === $Number ? new $util.LongBits(message.place.low >>> 0, message.place.high >>> 0).toNumber(true) : message.place;
                if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.target = typeof message.target === "number" ? $BigInt(message.target) : $util.Long.fromBits(message.target.low >>> 0, message.target.high >>> 0, true).toBigInt();
                    else if (typeof message.target === "number")
                        object.target = options.longs === $String ? $String(message.target) : message.target;
                    else
                        object.target = options.longs === $String ? $util.Long.prototype.toString.call(message.target) : options.longs === $Number ? new $util.LongBits(message.target.low >>> 0, message.target.high >>> 0).toNumber(true) : message.target;
                if (message.pm != null && $Object.hasOwnProperty.call(message, "pm"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.pm = typeof message.pm === "number" ? $BigInt(message.pm) : $util.Long.fromBits(message.pm.low >>> 0, message.pm.high >>> 0, true).toBigInt();
                    else if (typeof message.pm === "number")
                        object.pm = options.longs === $String ? $String(message.pm) : message.pm;
                    else
                        object.pm = options.longs === $String ? $util.Long.prototype.toString.call(message.pm) : options.longs === $Number ? new $util.LongBits(message.pm.low >>> 0, message.pm.high >>> 0).toNumber(true) : message.pm;
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = message.kind;
                if (message.flags != null && $Object.hasOwnProperty.call(message, "flags"))
                    object.flags = message.flags;
                if (message.group != null && $Object.hasOwnProperty.call(message, "group"))
                    object.group = options.bytes === $String ? $util.base64.encode(message.group, 0, message.group.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.group) : message.group;
                if (message.author != null && $Object.hasOwnProperty.call(message, "author"))
                    object.author = options.bytes === $String ? $util.base64.encode(message.author, 0, message.author.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.author) : message.author;
                if (message.targetAuthor != null && $Object.hasOwnProperty.call(message, "targetAuthor"))
                    object.targetAuthor = options.bytes === $String ? $util.base64.encode(message.targetAuthor, 0, message.targetAuthor.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.targetAuthor) : message.targetAuthor;
                if (message.subject != null && $Object.hasOwnProperty.call(message, "subject"))
                    object.subject = options.bytes === $String ? $util.base64.encode(message.subject, 0, message.subject.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.subject) : message.subject;
                if (message.parents && message.parents.length) {
                    object.parents = $Array(message.parents.length);
                    for (let j = 0; j < message.parents.length; ++j)
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.parents[j] = typeof message.parents[j] === "number" ? $BigInt(message.parents[j]) : $util.Long.fromBits(message.parents[j].low >>> 0, message.parents[j].high >>> 0, true).toBigInt();
                        else if (typeof message.parents[j] === "number")
                            object.parents[j] = options.longs === $String ? $String(message.parents[j]) : message.parents[j];
                        else
                            object.parents[j] = options.longs === $String ? $util.Long.prototype.toString.call(message.parents[j]) : options.longs === $Number ? new $util.LongBits(message.parents[j].low >>> 0, message.parents[j].high >>> 0).toNumber(true) : message.parents[j];
                }
                if (message.mentions && message.mentions.length) {
                    object.mentions = $Array(message.mentions.length);
                    for (let j = 0; j < message.mentions.length; ++j)
                        object.mentions[j] = options.bytes === $String ? $util.base64.encode(message.mentions[j], 0, message.mentions[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.mentions[j]) : message.mentions[j];
                }
                if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                    object.body = options.bytes === $String ? $util.base64.encode(message.body, 0, message.body.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.body) : message.body;
                return object;
            };

            /**
             * Converts this GroupRow to JSON.
             * @function toJSON
             * @memberof meridian.v1.GroupRow
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            GroupRow.prototype.toJSON = function() {
                return GroupRow.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for GroupRow
             * @function getTypeUrl
             * @memberof meridian.v1.GroupRow
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GroupRow.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.GroupRow";
            };

            return GroupRow;
        })();

        v1.Hello = (function() {

            /**
             * Properties of a Hello.
             * @typedef {Object} meridian.v1.Hello.$Properties
             * @property {number|null} [version] Hello version
             * @property {Uint8Array|null} [resumeTicket] Hello resumeTicket
             * @property {number|Long|null} [head] Hello head
             * @property {number|null} [heartbeatMs] Hello heartbeatMs
             * @property {string|null} [client] Hello client
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Hello.
             * @memberof meridian.v1
             * @interface IHello
             * @augments meridian.v1.Hello.$Properties
             * @deprecated Use meridian.v1.Hello.$Properties instead.
             */

            /**
             * Shape of a Hello.
             * @typedef {meridian.v1.Hello.$Properties} meridian.v1.Hello.$Shape
             */

            /**
             * Constructs a new Hello.
             * @memberof meridian.v1
             * @classdesc Represents a Hello.
             * @constructor
             * @param {meridian.v1.Hello.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Hello = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Hello version.
             * @member {number} version
             * @memberof meridian.v1.Hello
             * @instance
             */
            Hello.prototype.version = 0;

            /**
             * Hello resumeTicket.
             * @member {Uint8Array} resumeTicket
             * @memberof meridian.v1.Hello
             * @instance
             */
            Hello.prototype.resumeTicket = $util.newBuffer([]);

            /**
             * Hello head.
             * @member {number|Long} head
             * @memberof meridian.v1.Hello
             * @instance
             */
            Hello.prototype.head = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Hello heartbeatMs.
             * @member {number} heartbeatMs
             * @memberof meridian.v1.Hello
             * @instance
             */
            Hello.prototype.heartbeatMs = 0;

            /**
             * Hello client.
             * @member {string} client
             * @memberof meridian.v1.Hello
             * @instance
             */
            Hello.prototype.client = "";

            /**
             * Creates a new Hello instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Hello
             * @static
             * @param {meridian.v1.Hello.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Hello} Hello instance
             * @type {{
             *   (properties: meridian.v1.Hello.$Shape): meridian.v1.Hello & meridian.v1.Hello.$Shape;
             *   (properties?: meridian.v1.Hello.$Properties): meridian.v1.Hello;
             * }}
             */
            Hello.create = function(properties) {
                return new Hello(properties);
            };

            /**
             * Encodes the specified Hello message. Does not implicitly {@link meridian.v1.Hello.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Hello
             * @static
             * @param {meridian.v1.Hello} message Hello message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Hello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.version);
                if (message.resumeTicket != null && $Object.hasOwnProperty.call(message, "resumeTicket") && message.resumeTicket.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.resumeTicket);
                if (message.head != null && $Object.hasOwnProperty.call(message, "head") && (typeof message.head === "object" ? message.head.low || message.head.high : message.head !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.head);
                if (message.heartbeatMs != null && $Object.hasOwnProperty.call(message, "heartbeatMs") && message.heartbeatMs !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.heartbeatMs);
                if (message.client != null && $Object.hasOwnProperty.call(message, "client") && message.client !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.client);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Hello
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Hello & meridian.v1.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Hello.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Hello();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.resumeTicket = value;
                            else
                                delete message.resumeTicket;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.head = value;
                            else
                                delete message.head;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.heartbeatMs = value;
                            else
                                delete message.heartbeatMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.client = value;
                            else
                                delete message.client;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Hello message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Hello
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Hello} Hello
             */
            Hello.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Hello)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Hello: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Hello();
                if (object.version != null)
                    if ($Number(object.version) !== 0)
                        message.version = object.version >>> 0;
                if (object.resumeTicket != null)
                    if (object.resumeTicket.length)
                        if (typeof object.resumeTicket === "string")
                            $util.base64.decode(object.resumeTicket, message.resumeTicket = $util.newBuffer($util.base64.length(object.resumeTicket)), 0);
                        else if (object.resumeTicket.length >= 0)
                            message.resumeTicket = object.resumeTicket;
                if (object.head != null)
                    if (typeof object.head === "object" ? object.head.low || object.head.high : $Number(object.head) !== 0)
                        if ($util.Long)
                            message.head = $util.Long.fromValue(object.head, true);
                        else if (typeof object.head === "string")
                            message.head = $parseInt(object.head, 10);
                        else if (typeof object.head === "number")
                            message.head = object.head;
                        else if (typeof object.head === "object")
                            message.head = new $util.LongBits(object.head.low >>> 0, object.head.high >>> 0).toNumber(true);
                if (object.heartbeatMs != null)
                    if ($Number(object.heartbeatMs) !== 0)
                        message.heartbeatMs = object.heartbeatMs >>> 0;
                if (object.client != null)
                    if (typeof object.client !== "string" || object.client.length)
                        message.client = $String(object.client);
                return message;
            };

            /**
             * Creates a plain object from a Hello message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Hello
             * @static
             * @param {meridian.v1.Hello} message Hello
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Hello.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.version = 0;
                    if (options.bytes === $String)
                        object.resumeTicket = "";
                    else {
                        object.resumeTicket = [];
                        if (options.bytes !== $Array)
                            object.resumeTicket = $util.newBuffer(object.resumeTicket);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.head = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.head = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.heartbeatMs = 0;
                    object.client = "";
                }
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                if (message.resumeTicket != null && $Object.hasOwnProperty.call(message, "resumeTicket"))
                    object.resumeTicket = options.bytes === $String ? $util.base64.encode(message.resumeTicket, 0, message.resumeTicket.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.resumeTicket) : message.resumeTicket;
                if (message.head != null && $Object.hasOwnProperty.call(message, "head"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.head = typeof message.head === "number" ? $BigInt(message.head) : $util.Long.fromBits(message.head.low >>> 0, message.head.high >>> 0, true).toBigInt();
                    else if (typeof message.head === "number")
                        object.head = options.longs === $String ? $String(message.head) : message.head;
                    else
                        object.head = options.longs === $String ? $util.Long.prototype.toString.call(message.head) : options.longs === $Number ? new $util.LongBits(message.head.low >>> 0, message.head.high >>> 0).toNumber(true) : message.head;
                if (message.heartbeatMs != null && $Object.hasOwnProperty.call(message, "heartbeatMs"))
                    object.heartbeatMs = message.heartbeatMs;
                if (message.client != null && $Object.hasOwnProperty.call(message, "client"))
                    object.client = message.client;
                return object;
            };

            /**
             * Converts this Hello to JSON.
             * @function toJSON
             * @memberof meridian.v1.Hello
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Hello.prototype.toJSON = function() {
                return Hello.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Hello
             * @function getTypeUrl
             * @memberof meridian.v1.Hello
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Hello.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Hello";
            };

            return Hello;
        })();

        v1.Welcome = (function() {

            /**
             * Properties of a Welcome.
             * @typedef {Object} meridian.v1.Welcome.$Properties
             * @property {number|null} [writer] Welcome writer
             * @property {number|null} [last] Welcome last
             * @property {number|Long|null} [head] Welcome head
             * @property {number|null} [epoch] Welcome epoch
             * @property {Uint8Array|null} [resumeTicket] Welcome resumeTicket
             * @property {number|null} [heartbeatMs] Welcome heartbeatMs
             * @property {number|Long|null} [now] Welcome now
             * @property {boolean|null} [resumed] Welcome resumed
             * @property {string|null} [region] Welcome region
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Welcome.
             * @memberof meridian.v1
             * @interface IWelcome
             * @augments meridian.v1.Welcome.$Properties
             * @deprecated Use meridian.v1.Welcome.$Properties instead.
             */

            /**
             * Shape of a Welcome.
             * @typedef {meridian.v1.Welcome.$Properties} meridian.v1.Welcome.$Shape
             */

            /**
             * Constructs a new Welcome.
             * @memberof meridian.v1
             * @classdesc Represents a Welcome.
             * @constructor
             * @param {meridian.v1.Welcome.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Welcome = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Welcome writer.
             * @member {number} writer
             * @memberof meridian.v1.Welcome
             * @instance
             */
            Welcome.prototype.writer = 0;

            /**
             * Welcome last.
             * @member {number} last
             * @memberof meridian.v1.Welcome
             * @instance
             */
            Welcome.prototype.last = 0;

            /**
             * Welcome head.
             * @member {number|Long} head
             * @memberof meridian.v1.Welcome
             * @instance
             */
            Welcome.prototype.head = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Welcome epoch.
             * @member {number} epoch
             * @memberof meridian.v1.Welcome
             * @instance
             */
            Welcome.prototype.epoch = 0;

            /**
             * Welcome resumeTicket.
             * @member {Uint8Array} resumeTicket
             * @memberof meridian.v1.Welcome
             * @instance
             */
            Welcome.prototype.resumeTicket = $util.newBuffer([]);

            /**
             * Welcome heartbeatMs.
             * @member {number} heartbeatMs
             * @memberof meridian.v1.Welcome
             * @instance
             */
            Welcome.prototype.heartbeatMs = 0;

            /**
             * Welcome now.
             * @member {number|Long} now
             * @memberof meridian.v1.Welcome
             * @instance
             */
            Welcome.prototype.now = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Welcome resumed.
             * @member {boolean} resumed
             * @memberof meridian.v1.Welcome
             * @instance
             */
            Welcome.prototype.resumed = false;

            /**
             * Welcome region.
             * @member {string} region
             * @memberof meridian.v1.Welcome
             * @instance
             */
            Welcome.prototype.region = "";

            /**
             * Creates a new Welcome instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Welcome
             * @static
             * @param {meridian.v1.Welcome.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Welcome} Welcome instance
             * @type {{
             *   (properties: meridian.v1.Welcome.$Shape): meridian.v1.Welcome & meridian.v1.Welcome.$Shape;
             *   (properties?: meridian.v1.Welcome.$Properties): meridian.v1.Welcome;
             * }}
             */
            Welcome.create = function(properties) {
                return new Welcome(properties);
            };

            /**
             * Encodes the specified Welcome message. Does not implicitly {@link meridian.v1.Welcome.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Welcome
             * @static
             * @param {meridian.v1.Welcome} message Welcome message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Welcome.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.writer != null && $Object.hasOwnProperty.call(message, "writer") && message.writer !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.writer);
                if (message.last != null && $Object.hasOwnProperty.call(message, "last") && message.last !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.last);
                if (message.head != null && $Object.hasOwnProperty.call(message, "head") && (typeof message.head === "object" ? message.head.low || message.head.high : message.head !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.head);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.epoch);
                if (message.resumeTicket != null && $Object.hasOwnProperty.call(message, "resumeTicket") && message.resumeTicket.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.resumeTicket);
                if (message.heartbeatMs != null && $Object.hasOwnProperty.call(message, "heartbeatMs") && message.heartbeatMs !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.heartbeatMs);
                if (message.now != null && $Object.hasOwnProperty.call(message, "now") && (typeof message.now === "object" ? message.now.low || message.now.high : message.now !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.now);
                if (message.resumed != null && $Object.hasOwnProperty.call(message, "resumed") && message.resumed !== false)
                    writer.uint32(/* id 8, wireType 0 =*/64).bool(message.resumed);
                if (message.region != null && $Object.hasOwnProperty.call(message, "region") && message.region !== "")
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.region);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Welcome message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Welcome
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Welcome & meridian.v1.Welcome.$Shape} Welcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Welcome.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Welcome();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.writer = value;
                            else
                                delete message.writer;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.last = value;
                            else
                                delete message.last;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.head = value;
                            else
                                delete message.head;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.resumeTicket = value;
                            else
                                delete message.resumeTicket;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.heartbeatMs = value;
                            else
                                delete message.heartbeatMs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.now = value;
                            else
                                delete message.now;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.resumed = value;
                            else
                                delete message.resumed;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.region = value;
                            else
                                delete message.region;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Welcome message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Welcome
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Welcome} Welcome
             */
            Welcome.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Welcome)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Welcome: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Welcome();
                if (object.writer != null)
                    if ($Number(object.writer) !== 0)
                        message.writer = object.writer >>> 0;
                if (object.last != null)
                    if ($Number(object.last) !== 0)
                        message.last = object.last >>> 0;
                if (object.head != null)
                    if (typeof object.head === "object" ? object.head.low || object.head.high : $Number(object.head) !== 0)
                        if ($util.Long)
                            message.head = $util.Long.fromValue(object.head, true);
                        else if (typeof object.head === "string")
                            message.head = $parseInt(object.head, 10);
                        else if (typeof object.head === "number")
                            message.head = object.head;
                        else if (typeof object.head === "object")
                            message.head = new $util.LongBits(object.head.low >>> 0, object.head.high >>> 0).toNumber(true);
                if (object.epoch != null)
                    if ($Number(object.epoch) !== 0)
                        message.epoch = object.epoch >>> 0;
                if (object.resumeTicket != null)
                    if (object.resumeTicket.length)
                        if (typeof object.resumeTicket === "string")
                            $util.base64.decode(object.resumeTicket, message.resumeTicket = $util.newBuffer($util.base64.length(object.resumeTicket)), 0);
                        else if (object.resumeTicket.length >= 0)
                            message.resumeTicket = object.resumeTicket;
                if (object.heartbeatMs != null)
                    if ($Number(object.heartbeatMs) !== 0)
                        message.heartbeatMs = object.heartbeatMs >>> 0;
                if (object.now != null)
                    if (typeof object.now === "object" ? object.now.low || object.now.high : $Number(object.now) !== 0)
                        if ($util.Long)
                            message.now = $util.Long.fromValue(object.now, true);
                        else if (typeof object.now === "string")
                            message.now = $parseInt(object.now, 10);
                        else if (typeof object.now === "number")
                            message.now = object.now;
                        else if (typeof object.now === "object")
                            message.now = new $util.LongBits(object.now.low >>> 0, object.now.high >>> 0).toNumber(true);
                if (object.resumed != null)
                    if (object.resumed)
                        message.resumed = $Boolean(object.resumed);
                if (object.region != null)
                    if (typeof object.region !== "string" || object.region.length)
                        message.region = $String(object.region);
                return message;
            };

            /**
             * Creates a plain object from a Welcome message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Welcome
             * @static
             * @param {meridian.v1.Welcome} message Welcome
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Welcome.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.writer = 0;
                    object.last = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.head = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.head = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.epoch = 0;
                    if (options.bytes === $String)
                        object.resumeTicket = "";
                    else {
                        object.resumeTicket = [];
                        if (options.bytes !== $Array)
                            object.resumeTicket = $util.newBuffer(object.resumeTicket);
                    }
                    object.heartbeatMs = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.now = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.now = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.resumed = false;
                    object.region = "";
                }
                if (message.writer != null && $Object.hasOwnProperty.call(message, "writer"))
                    object.writer = message.writer;
                if (message.last != null && $Object.hasOwnProperty.call(message, "last"))
                    object.last = message.last;
                if (message.head != null && $Object.hasOwnProperty.call(message, "head"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.head = typeof message.head === "number" ? $BigInt(message.head) : $util.Long.fromBits(message.head.low >>> 0, message.head.high >>> 0, true).toBigInt();
                    else if (typeof message.head === "number")
                        object.head = options.longs === $String ? $String(message.head) : message.head;
                    else
                        object.head = options.longs === $String ? $util.Long.prototype.toString.call(message.head) : options.longs === $Number ? new $util.LongBits(message.head.low >>> 0, message.head.high >>> 0).toNumber(true) : message.head;
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    object.epoch = message.epoch;
                if (message.resumeTicket != null && $Object.hasOwnProperty.call(message, "resumeTicket"))
                    object.resumeTicket = options.bytes === $String ? $util.base64.encode(message.resumeTicket, 0, message.resumeTicket.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.resumeTicket) : message.resumeTicket;
                if (message.heartbeatMs != null && $Object.hasOwnProperty.call(message, "heartbeatMs"))
                    object.heartbeatMs = message.heartbeatMs;
                if (message.now != null && $Object.hasOwnProperty.call(message, "now"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.now = typeof message.now === "number" ? $BigInt(message.now) : $util.Long.fromBits(message.now.low >>> 0, message.now.high >>> 0, true).toBigInt();
                    else if (typeof message.now === "number")
                        object.now = options.longs === $String ? $String(message.now) : message.now;
                    else
                        object.now = options.longs === $String ? $util.Long.prototype.toString.call(message.now) : options.longs === $Number ? new $util.LongBits(message.now.low >>> 0, message.now.high >>> 0).toNumber(true) : message.now;
                if (message.resumed != null && $Object.hasOwnProperty.call(message, "resumed"))
                    object.resumed = message.resumed;
                if (message.region != null && $Object.hasOwnProperty.call(message, "region"))
                    object.region = message.region;
                return object;
            };

            /**
             * Converts this Welcome to JSON.
             * @function toJSON
             * @memberof meridian.v1.Welcome
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Welcome.prototype.toJSON = function() {
                return Welcome.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Welcome
             * @function getTypeUrl
             * @memberof meridian.v1.Welcome
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Welcome.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Welcome";
            };

            return Welcome;
        })();

        v1.Sync = (function() {

            /**
             * Properties of a Sync.
             * @typedef {Object} meridian.v1.Sync.$Properties
             * @property {number|null} [request] Sync request
             * @property {string|null} [key] Sync key
             * @property {number|null} [limit] Sync limit
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Sync.
             * @memberof meridian.v1
             * @interface ISync
             * @augments meridian.v1.Sync.$Properties
             * @deprecated Use meridian.v1.Sync.$Properties instead.
             */

            /**
             * Shape of a Sync.
             * @typedef {meridian.v1.Sync.$Properties} meridian.v1.Sync.$Shape
             */

            /**
             * Constructs a new Sync.
             * @memberof meridian.v1
             * @classdesc Represents a Sync.
             * @constructor
             * @param {meridian.v1.Sync.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Sync = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Sync request.
             * @member {number} request
             * @memberof meridian.v1.Sync
             * @instance
             */
            Sync.prototype.request = 0;

            /**
             * Sync key.
             * @member {string} key
             * @memberof meridian.v1.Sync
             * @instance
             */
            Sync.prototype.key = "";

            /**
             * Sync limit.
             * @member {number} limit
             * @memberof meridian.v1.Sync
             * @instance
             */
            Sync.prototype.limit = 0;

            /**
             * Creates a new Sync instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Sync
             * @static
             * @param {meridian.v1.Sync.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Sync} Sync instance
             * @type {{
             *   (properties: meridian.v1.Sync.$Shape): meridian.v1.Sync & meridian.v1.Sync.$Shape;
             *   (properties?: meridian.v1.Sync.$Properties): meridian.v1.Sync;
             * }}
             */
            Sync.create = function(properties) {
                return new Sync(properties);
            };

            /**
             * Encodes the specified Sync message. Does not implicitly {@link meridian.v1.Sync.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Sync
             * @static
             * @param {meridian.v1.Sync} message Sync message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Sync.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.request != null && $Object.hasOwnProperty.call(message, "request") && message.request !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.request);
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.key);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.limit);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Sync message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Sync
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Sync & meridian.v1.Sync.$Shape} Sync
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Sync.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Sync();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.request = value;
                            else
                                delete message.request;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Sync message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Sync
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Sync} Sync
             */
            Sync.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Sync)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Sync: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Sync();
                if (object.request != null)
                    if ($Number(object.request) !== 0)
                        message.request = object.request >>> 0;
                if (object.key != null)
                    if (typeof object.key !== "string" || object.key.length)
                        message.key = $String(object.key);
                if (object.limit != null)
                    if ($Number(object.limit) !== 0)
                        message.limit = object.limit >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a Sync message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Sync
             * @static
             * @param {meridian.v1.Sync} message Sync
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Sync.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.request = 0;
                    object.key = "";
                    object.limit = 0;
                }
                if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                    object.request = message.request;
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    object.key = message.key;
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit"))
                    object.limit = message.limit;
                return object;
            };

            /**
             * Converts this Sync to JSON.
             * @function toJSON
             * @memberof meridian.v1.Sync
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Sync.prototype.toJSON = function() {
                return Sync.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Sync
             * @function getTypeUrl
             * @memberof meridian.v1.Sync
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Sync.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Sync";
            };

            return Sync;
        })();

        v1.Page = (function() {

            /**
             * Properties of a Page.
             * @typedef {Object} meridian.v1.Page.$Properties
             * @property {number|null} [request] Page request
             * @property {string|null} [key] Page key
             * @property {Array.<meridian.v1.Row>|null} [row] Page row
             * @property {Array.<meridian.v1.GroupRow>|null} [groupRow] Page groupRow
             * @property {boolean|null} [more] Page more
             * @property {boolean|null} [behind] Page behind
             * @property {boolean|null} [fullResync] Page fullResync
             * @property {number|Long|null} [head] Page head
             * @property {Array.<meridian.v1.GroupHead>|null} [groups] Page groups
             * @property {number|null} [epoch] Page epoch
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Page.
             * @memberof meridian.v1
             * @interface IPage
             * @augments meridian.v1.Page.$Properties
             * @deprecated Use meridian.v1.Page.$Properties instead.
             */

            /**
             * Shape of a Page.
             * @typedef {meridian.v1.Page.$Properties} meridian.v1.Page.$Shape
             */

            /**
             * Constructs a new Page.
             * @memberof meridian.v1
             * @classdesc Represents a Page.
             * @constructor
             * @param {meridian.v1.Page.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Page = function (properties) {
                this.row = [];
                this.groupRow = [];
                this.groups = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Page request.
             * @member {number} request
             * @memberof meridian.v1.Page
             * @instance
             */
            Page.prototype.request = 0;

            /**
             * Page key.
             * @member {string} key
             * @memberof meridian.v1.Page
             * @instance
             */
            Page.prototype.key = "";

            /**
             * Page row.
             * @member {Array.<meridian.v1.Row>} row
             * @memberof meridian.v1.Page
             * @instance
             */
            Page.prototype.row = $util.emptyArray;

            /**
             * Page groupRow.
             * @member {Array.<meridian.v1.GroupRow>} groupRow
             * @memberof meridian.v1.Page
             * @instance
             */
            Page.prototype.groupRow = $util.emptyArray;

            /**
             * Page more.
             * @member {boolean} more
             * @memberof meridian.v1.Page
             * @instance
             */
            Page.prototype.more = false;

            /**
             * Page behind.
             * @member {boolean} behind
             * @memberof meridian.v1.Page
             * @instance
             */
            Page.prototype.behind = false;

            /**
             * Page fullResync.
             * @member {boolean} fullResync
             * @memberof meridian.v1.Page
             * @instance
             */
            Page.prototype.fullResync = false;

            /**
             * Page head.
             * @member {number|Long} head
             * @memberof meridian.v1.Page
             * @instance
             */
            Page.prototype.head = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Page groups.
             * @member {Array.<meridian.v1.GroupHead>} groups
             * @memberof meridian.v1.Page
             * @instance
             */
            Page.prototype.groups = $util.emptyArray;

            /**
             * Page epoch.
             * @member {number} epoch
             * @memberof meridian.v1.Page
             * @instance
             */
            Page.prototype.epoch = 0;

            /**
             * Creates a new Page instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Page
             * @static
             * @param {meridian.v1.Page.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Page} Page instance
             * @type {{
             *   (properties: meridian.v1.Page.$Shape): meridian.v1.Page & meridian.v1.Page.$Shape;
             *   (properties?: meridian.v1.Page.$Properties): meridian.v1.Page;
             * }}
             */
            Page.create = function(properties) {
                return new Page(properties);
            };

            /**
             * Encodes the specified Page message. Does not implicitly {@link meridian.v1.Page.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Page
             * @static
             * @param {meridian.v1.Page} message Page message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Page.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.request != null && $Object.hasOwnProperty.call(message, "request") && message.request !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.request);
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.key);
                if (message.row != null && message.row.length)
                    for (let i = 0; i < message.row.length; ++i)
                        $root.meridian.v1.Row.encode(message.row[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.groupRow != null && message.groupRow.length)
                    for (let i = 0; i < message.groupRow.length; ++i)
                        $root.meridian.v1.GroupRow.encode(message.groupRow[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.more != null && $Object.hasOwnProperty.call(message, "more") && message.more !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.more);
                if (message.behind != null && $Object.hasOwnProperty.call(message, "behind") && message.behind !== false)
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.behind);
                if (message.fullResync != null && $Object.hasOwnProperty.call(message, "fullResync") && message.fullResync !== false)
                    writer.uint32(/* id 7, wireType 0 =*/56).bool(message.fullResync);
                if (message.head != null && $Object.hasOwnProperty.call(message, "head") && (typeof message.head === "object" ? message.head.low || message.head.high : message.head !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.head);
                if (message.groups != null && message.groups.length)
                    for (let i = 0; i < message.groups.length; ++i)
                        $root.meridian.v1.GroupHead.encode(message.groups[i], writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                    writer.uint32(/* id 10, wireType 0 =*/80).uint32(message.epoch);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Page message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Page
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Page & meridian.v1.Page.$Shape} Page
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Page.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Page();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.request = value;
                            else
                                delete message.request;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.row && message.row.length))
                                message.row = [];
                            message.row.push($root.meridian.v1.Row.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.groupRow && message.groupRow.length))
                                message.groupRow = [];
                            message.groupRow.push($root.meridian.v1.GroupRow.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.more = value;
                            else
                                delete message.more;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.behind = value;
                            else
                                delete message.behind;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.fullResync = value;
                            else
                                delete message.fullResync;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.head = value;
                            else
                                delete message.head;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (!(message.groups && message.groups.length))
                                message.groups = [];
                            message.groups.push($root.meridian.v1.GroupHead.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Page message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Page
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Page} Page
             */
            Page.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Page)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Page: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Page();
                if (object.request != null)
                    if ($Number(object.request) !== 0)
                        message.request = object.request >>> 0;
                if (object.key != null)
                    if (typeof object.key !== "string" || object.key.length)
                        message.key = $String(object.key);
                if (object.row) {
                    if (!$Array.isArray(object.row))
                        throw $TypeError(".meridian.v1.Page.row: array expected");
                    message.row = $Array(object.row.length);
                    for (let i = 0; i < object.row.length; ++i) {
                        if (!$util.isObject(object.row[i]))
                            throw $TypeError(".meridian.v1.Page.row: object expected");
                        message.row[i] = $root.meridian.v1.Row.fromObject(object.row[i], _depth + 1);
                    }
                }
                if (object.groupRow) {
                    if (!$Array.isArray(object.groupRow))
                        throw $TypeError(".meridian.v1.Page.groupRow: array expected");
                    message.groupRow = $Array(object.groupRow.length);
                    for (let i = 0; i < object.groupRow.length; ++i) {
                        if (!$util.isObject(object.groupRow[i]))
                            throw $TypeError(".meridian.v1.Page.groupRow: object expected");
                        message.groupRow[i] = $root.meridian.v1.GroupRow.fromObject(object.groupRow[i], _depth + 1);
                    }
                }
                if (object.more != null)
                    if (object.more)
                        message.more = $Boolean(object.more);
                if (object.behind != null)
                    if (object.behind)
                        message.behind = $Boolean(object.behind);
                if (object.fullResync != null)
                    if (object.fullResync)
                        message.fullResync = $Boolean(object.fullResync);
                if (object.head != null)
                    if (typeof object.head === "object" ? object.head.low || object.head.high : $Number(object.head) !== 0)
                        if ($util.Long)
                            message.head = $util.Long.fromValue(object.head, true);
                        else if (typeof object.head === "string")
                            message.head = $parseInt(object.head, 10);
                        else if (typeof object.head === "number")
                            message.head = object.head;
                        else if (typeof object.head === "object")
                            message.head = new $util.LongBits(object.head.low >>> 0, object.head.high >>> 0).toNumber(true);
                if (object.groups) {
                    if (!$Array.isArray(object.groups))
                        throw $TypeError(".meridian.v1.Page.groups: array expected");
                    message.groups = $Array(object.groups.length);
                    for (let i = 0; i < object.groups.length; ++i) {
                        if (!$util.isObject(object.groups[i]))
                            throw $TypeError(".meridian.v1.Page.groups: object expected");
                        message.groups[i] = $root.meridian.v1.GroupHead.fromObject(object.groups[i], _depth + 1);
                    }
                }
                if (object.epoch != null)
                    if ($Number(object.epoch) !== 0)
                        message.epoch = object.epoch >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a Page message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Page
             * @static
             * @param {meridian.v1.Page} message Page
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Page.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.row = [];
                    object.groupRow = [];
                    object.groups = [];
                }
                if (options.defaults) {
                    object.request = 0;
                    object.key = "";
                    object.more = false;
                    object.behind = false;
                    object.fullResync = false;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.head = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.head = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.epoch = 0;
                }
                if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                    object.request = message.request;
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    object.key = message.key;
                if (message.row && message.row.length) {
                    object.row = $Array(message.row.length);
                    for (let j = 0; j < message.row.length; ++j)
                        object.row[j] = $root.meridian.v1.Row.toObject(message.row[j], options, _depth + 1);
                }
                if (message.groupRow && message.groupRow.length) {
                    object.groupRow = $Array(message.groupRow.length);
                    for (let j = 0; j < message.groupRow.length; ++j)
                        object.groupRow[j] = $root.meridian.v1.GroupRow.toObject(message.groupRow[j], options, _depth + 1);
                }
                if (message.more != null && $Object.hasOwnProperty.call(message, "more"))
                    object.more = message.more;
                if (message.behind != null && $Object.hasOwnProperty.call(message, "behind"))
                    object.behind = message.behind;
                if (message.fullResync != null && $Object.hasOwnProperty.call(message, "fullResync"))
                    object.fullResync = message.fullResync;
                if (message.head != null && $Object.hasOwnProperty.call(message, "head"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.head = typeof message.head === "number" ? $BigInt(message.head) : $util.Long.fromBits(message.head.low >>> 0, message.head.high >>> 0, true).toBigInt();
                    else if (typeof message.head === "number")
                        object.head = options.longs === $String ? $String(message.head) : message.head;
                    else
                        object.head = options.longs === $String ? $util.Long.prototype.toString.call(message.head) : options.longs === $Number ? new $util.LongBits(message.head.low >>> 0, message.head.high >>> 0).toNumber(true) : message.head;
                if (message.groups && message.groups.length) {
                    object.groups = $Array(message.groups.length);
                    for (let j = 0; j < message.groups.length; ++j)
                        object.groups[j] = $root.meridian.v1.GroupHead.toObject(message.groups[j], options, _depth + 1);
                }
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    object.epoch = message.epoch;
                return object;
            };

            /**
             * Converts this Page to JSON.
             * @function toJSON
             * @memberof meridian.v1.Page
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Page.prototype.toJSON = function() {
                return Page.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Page
             * @function getTypeUrl
             * @memberof meridian.v1.Page
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Page.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Page";
            };

            return Page;
        })();

        v1.GroupHead = (function() {

            /**
             * Properties of a GroupHead.
             * @typedef {Object} meridian.v1.GroupHead.$Properties
             * @property {Uint8Array|null} [group] GroupHead group
             * @property {number|Long|null} [gseq] GroupHead gseq
             * @property {number|Long|null} [mseq] GroupHead mseq
             * @property {number|Long|null} [fromGseq] GroupHead fromGseq
             * @property {number|Long|null} [pm] GroupHead pm
             * @property {Array.<meridian.v1.GroupInterval>|null} [intervals] GroupHead intervals
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GroupHead.
             * @memberof meridian.v1
             * @interface IGroupHead
             * @augments meridian.v1.GroupHead.$Properties
             * @deprecated Use meridian.v1.GroupHead.$Properties instead.
             */

            /**
             * Shape of a GroupHead.
             * @typedef {meridian.v1.GroupHead.$Properties} meridian.v1.GroupHead.$Shape
             */

            /**
             * Constructs a new GroupHead.
             * @memberof meridian.v1
             * @classdesc Represents a GroupHead.
             * @constructor
             * @param {meridian.v1.GroupHead.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GroupHead = function (properties) {
                this.intervals = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GroupHead group.
             * @member {Uint8Array} group
             * @memberof meridian.v1.GroupHead
             * @instance
             */
            GroupHead.prototype.group = $util.newBuffer([]);

            /**
             * GroupHead gseq.
             * @member {number|Long} gseq
             * @memberof meridian.v1.GroupHead
             * @instance
             */
            GroupHead.prototype.gseq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GroupHead mseq.
             * @member {number|Long} mseq
             * @memberof meridian.v1.GroupHead
             * @instance
             */
            GroupHead.prototype.mseq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GroupHead fromGseq.
             * @member {number|Long} fromGseq
             * @memberof meridian.v1.GroupHead
             * @instance
             */
            GroupHead.prototype.fromGseq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GroupHead pm.
             * @member {number|Long} pm
             * @memberof meridian.v1.GroupHead
             * @instance
             */
            GroupHead.prototype.pm = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GroupHead intervals.
             * @member {Array.<meridian.v1.GroupInterval>} intervals
             * @memberof meridian.v1.GroupHead
             * @instance
             */
            GroupHead.prototype.intervals = $util.emptyArray;

            /**
             * Creates a new GroupHead instance using the specified properties.
             * @function create
             * @memberof meridian.v1.GroupHead
             * @static
             * @param {meridian.v1.GroupHead.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.GroupHead} GroupHead instance
             * @type {{
             *   (properties: meridian.v1.GroupHead.$Shape): meridian.v1.GroupHead & meridian.v1.GroupHead.$Shape;
             *   (properties?: meridian.v1.GroupHead.$Properties): meridian.v1.GroupHead;
             * }}
             */
            GroupHead.create = function(properties) {
                return new GroupHead(properties);
            };

            /**
             * Encodes the specified GroupHead message. Does not implicitly {@link meridian.v1.GroupHead.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.GroupHead
             * @static
             * @param {meridian.v1.GroupHead} message GroupHead message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GroupHead.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.group != null && $Object.hasOwnProperty.call(message, "group") && message.group.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.group);
                if (message.gseq != null && $Object.hasOwnProperty.call(message, "gseq") && (typeof message.gseq === "object" ? message.gseq.low || message.gseq.high : message.gseq !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.gseq);
                if (message.mseq != null && $Object.hasOwnProperty.call(message, "mseq") && (typeof message.mseq === "object" ? message.mseq.low || message.mseq.high : message.mseq !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.mseq);
                if (message.fromGseq != null && $Object.hasOwnProperty.call(message, "fromGseq") && (typeof message.fromGseq === "object" ? message.fromGseq.low || message.fromGseq.high : message.fromGseq !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.fromGseq);
                if (message.pm != null && $Object.hasOwnProperty.call(message, "pm") && (typeof message.pm === "object" ? message.pm.low || message.pm.high : message.pm !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.pm);
                if (message.intervals != null && message.intervals.length)
                    for (let i = 0; i < message.intervals.length; ++i)
                        $root.meridian.v1.GroupInterval.encode(message.intervals[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GroupHead message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.GroupHead
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.GroupHead & meridian.v1.GroupHead.$Shape} GroupHead
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GroupHead.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.GroupHead();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.group = value;
                            else
                                delete message.group;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.gseq = value;
                            else
                                delete message.gseq;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.mseq = value;
                            else
                                delete message.mseq;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fromGseq = value;
                            else
                                delete message.fromGseq;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.pm = value;
                            else
                                delete message.pm;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.intervals && message.intervals.length))
                                message.intervals = [];
                            message.intervals.push($root.meridian.v1.GroupInterval.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a GroupHead message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.GroupHead
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.GroupHead} GroupHead
             */
            GroupHead.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.GroupHead)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.GroupHead: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.GroupHead();
                if (object.group != null)
                    if (object.group.length)
                        if (typeof object.group === "string")
                            $util.base64.decode(object.group, message.group = $util.newBuffer($util.base64.length(object.group)), 0);
                        else if (object.group.length >= 0)
                            message.group = object.group;
                if (object.gseq != null)
                    if (typeof object.gseq === "object" ? object.gseq.low || object.gseq.high : $Number(object.gseq) !== 0)
                        if ($util.Long)
                            message.gseq = $util.Long.fromValue(object.gseq, true);
                        else if (typeof object.gseq === "string")
                            message.gseq = $parseInt(object.gseq, 10);
                        else if (typeof object.gseq === "number")
                            message.gseq = object.gseq;
                        else if (typeof object.gseq === "object")
                            message.gseq = new $util.LongBits(object.gseq.low >>> 0, object.gseq.high >>> 0).toNumber(true);
                if (object.mseq != null)
                    if (typeof object.mseq === "object" ? object.mseq.low || object.mseq.high : $Number(object.mseq) !== 0)
                        if ($util.Long)
                            message.mseq = $util.Long.fromValue(object.mseq, true);
                        else if (typeof object.mseq === "string")
                            message.mseq = $parseInt(object.mseq, 10);
                        else if (typeof object.mseq === "number")
                            message.mseq = object.mseq;
                        else if (typeof object.mseq === "object")
                            message.mseq = new $util.LongBits(object.mseq.low >>> 0, object.mseq.high >>> 0).toNumber(true);
                if (object.fromGseq != null)
                    if (typeof object.fromGseq === "object" ? object.fromGseq.low || object.fromGseq.high : $Number(object.fromGseq) !== 0)
                        if ($util.Long)
                            message.fromGseq = $util.Long.fromValue(object.fromGseq, true);
                        else if (typeof object.fromGseq === "string")
                            message.fromGseq = $parseInt(object.fromGseq, 10);
                        else if (typeof object.fromGseq === "number")
                            message.fromGseq = object.fromGseq;
                        else if (typeof object.fromGseq === "object")
                            message.fromGseq = new $util.LongBits(object.fromGseq.low >>> 0, object.fromGseq.high >>> 0).toNumber(true);
                if (object.pm != null)
                    if (typeof object.pm === "object" ? object.pm.low || object.pm.high : $Number(object.pm) !== 0)
                        if ($util.Long)
                            message.pm = $util.Long.fromValue(object.pm, true);
                        else if (typeof object.pm === "string")
                            message.pm = $parseInt(object.pm, 10);
                        else if (typeof object.pm === "number")
                            message.pm = object.pm;
                        else if (typeof object.pm === "object")
                            message.pm = new $util.LongBits(object.pm.low >>> 0, object.pm.high >>> 0).toNumber(true);
                if (object.intervals) {
                    if (!$Array.isArray(object.intervals))
                        throw $TypeError(".meridian.v1.GroupHead.intervals: array expected");
                    message.intervals = $Array(object.intervals.length);
                    for (let i = 0; i < object.intervals.length; ++i) {
                        if (!$util.isObject(object.intervals[i]))
                            throw $TypeError(".meridian.v1.GroupHead.intervals: object expected");
                        message.intervals[i] = $root.meridian.v1.GroupInterval.fromObject(object.intervals[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a GroupHead message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.GroupHead
             * @static
             * @param {meridian.v1.GroupHead} message GroupHead
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            GroupHead.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.intervals = [];
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.group = "";
                    else {
                        object.group = [];
                        if (options.bytes !== $Array)
                            object.group = $util.newBuffer(object.group);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.gseq = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.gseq = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.mseq = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.mseq = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.fromGseq = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.fromGseq = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.pm = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.pm = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.group != null && $Object.hasOwnProperty.call(message, "group"))
                    object.group = options.bytes === $String ? $util.base64.encode(message.group, 0, message.group.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.group) : message.group;
                if (message.gseq != null && $Object.hasOwnProperty.call(message, "gseq"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.gseq = typeof message.gseq === "number" ? $BigInt(message.gseq) : $util.Long.fromBits(message.gseq.low >>> 0, message.gseq.high >>> 0, true).toBigInt();
                    else if (typeof message.gseq === "number")
                        object.gseq = options.longs === $String ? $String(message.gseq) : message.gseq;
                    else
                        object.gseq = options.longs === $String ? $util.Long.prototype.toString.call(message.gseq) : options.longs === $Number ? new $util.LongBits(message.gseq.low >>> 0, message.gseq.high >>> 0).toNumber(true) : message.gseq;
                if (message.mseq != null && $Object.hasOwnProperty.call(message, "mseq"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.mseq = typeof message.mseq === "number" ? $BigInt(message.mseq) : $util.Long.fromBits(message.mseq.low >>> 0, message.mseq.high >>> 0, true).toBigInt();
                    else if (typeof message.mseq === "number")
                        object.mseq = options.longs === $String ? $String(message.mseq) : message.mseq;
                    else
                        object.mseq = options.longs === $String ? $util.Long.prototype.toString.call(message.mseq) : options.longs === $Number ? new $util.LongBits(message.mseq.low >>> 0, message.mseq.high >>> 0).toNumber(true) : message.mseq;
                if (message.fromGseq != null && $Object.hasOwnProperty.call(message, "fromGseq"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.fromGseq = typeof message.fromGseq === "number" ? $BigInt(message.fromGseq) : $util.Long.fromBits(message.fromGseq.low >>> 0, message.fromGseq.high >>> 0, true).toBigInt();
                    else if (typeof message.fromGseq === "number")
                        object.fromGseq = options.longs === $String ? $String(message.fromGseq) : message.fromGseq;
                    else
                        object.fromGseq = options.longs === $String ? $util.Long.prototype.toString.call(message.fromGseq) : options.longs === $Number ? new $util.LongBits(message.fromGseq.low >>> 0, message.fromGseq.high >>> 0).toNumber(true) : message.fromGseq;
                if (message.pm != null && $Object.hasOwnProperty.call(message, "pm"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.pm = typeof message.pm === "number" ? $BigInt(message.pm) : $util.Long.fromBits(message.pm.low >>> 0, message.pm.high >>> 0, true).toBigInt();
                    else if (typeof message.pm === "number")
                        object.pm = options.longs === $String ? $String(message.pm) : message.pm;
                    else
                        object.pm = options.longs === $String ? $util.Long.prototype.toString.call(message.pm) : options.longs === $Number ? new $util.LongBits(message.pm.low >>> 0, message.pm.high >>> 0).toNumber(true) : message.pm;
                if (message.intervals && message.intervals.length) {
                    object.intervals = $Array(message.intervals.length);
                    for (let j = 0; j < message.intervals.length; ++j)
                        object.intervals[j] = $root.meridian.v1.GroupInterval.toObject(message.intervals[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this GroupHead to JSON.
             * @function toJSON
             * @memberof meridian.v1.GroupHead
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            GroupHead.prototype.toJSON = function() {
                return GroupHead.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for GroupHead
             * @function getTypeUrl
             * @memberof meridian.v1.GroupHead
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GroupHead.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.GroupHead";
            };

            return GroupHead;
        })();

        v1.GroupInterval = (function() {

            /**
             * Properties of a GroupInterval.
             * @typedef {Object} meridian.v1.GroupInterval.$Properties
             * @property {number|Long|null} [fromGseq] GroupInterval fromGseq
             * @property {number|Long|null} [toGseq] GroupInterval toGseq
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GroupInterval.
             * @memberof meridian.v1
             * @interface IGroupInterval
             * @augments meridian.v1.GroupInterval.$Properties
             * @deprecated Use meridian.v1.GroupInterval.$Properties instead.
             */

            /**
             * Shape of a GroupInterval.
             * @typedef {meridian.v1.GroupInterval.$Properties} meridian.v1.GroupInterval.$Shape
             */

            /**
             * Constructs a new GroupInterval.
             * @memberof meridian.v1
             * @classdesc Represents a GroupInterval.
             * @constructor
             * @param {meridian.v1.GroupInterval.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GroupInterval = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GroupInterval fromGseq.
             * @member {number|Long} fromGseq
             * @memberof meridian.v1.GroupInterval
             * @instance
             */
            GroupInterval.prototype.fromGseq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GroupInterval toGseq.
             * @member {number|Long} toGseq
             * @memberof meridian.v1.GroupInterval
             * @instance
             */
            GroupInterval.prototype.toGseq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new GroupInterval instance using the specified properties.
             * @function create
             * @memberof meridian.v1.GroupInterval
             * @static
             * @param {meridian.v1.GroupInterval.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.GroupInterval} GroupInterval instance
             * @type {{
             *   (properties: meridian.v1.GroupInterval.$Shape): meridian.v1.GroupInterval & meridian.v1.GroupInterval.$Shape;
             *   (properties?: meridian.v1.GroupInterval.$Properties): meridian.v1.GroupInterval;
             * }}
             */
            GroupInterval.create = function(properties) {
                return new GroupInterval(properties);
            };

            /**
             * Encodes the specified GroupInterval message. Does not implicitly {@link meridian.v1.GroupInterval.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.GroupInterval
             * @static
             * @param {meridian.v1.GroupInterval} message GroupInterval message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GroupInterval.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.fromGseq != null && $Object.hasOwnProperty.call(message, "fromGseq") && (typeof message.fromGseq === "object" ? message.fromGseq.low || message.fromGseq.high : message.fromGseq !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.fromGseq);
                if (message.toGseq != null && $Object.hasOwnProperty.call(message, "toGseq") && (typeof message.toGseq === "object" ? message.toGseq.low || message.toGseq.high : message.toGseq !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.toGseq);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GroupInterval message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.GroupInterval
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.GroupInterval & meridian.v1.GroupInterval.$Shape} GroupInterval
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GroupInterval.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.GroupInterval();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fromGseq = value;
                            else
                                delete message.fromGseq;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.toGseq = value;
                            else
                                delete message.toGseq;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a GroupInterval message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.GroupInterval
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.GroupInterval} GroupInterval
             */
            GroupInterval.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.GroupInterval)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.GroupInterval: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.GroupInterval();
                if (object.fromGseq != null)
                    if (typeof object.fromGseq === "object" ? object.fromGseq.low || object.fromGseq.high : $Number(object.fromGseq) !== 0)
                        if ($util.Long)
                            message.fromGseq = $util.Long.fromValue(object.fromGseq, true);
                        else if (typeof object.fromGseq === "string")
                            message.fromGseq = $parseInt(object.fromGseq, 10);
                        else if (typeof object.fromGseq === "number")
                            message.fromGseq = object.fromGseq;
                        else if (typeof object.fromGseq === "object")
                            message.fromGseq = new $util.LongBits(object.fromGseq.low >>> 0, object.fromGseq.high >>> 0).toNumber(true);
                if (object.toGseq != null)
                    if (typeof object.toGseq === "object" ? object.toGseq.low || object.toGseq.high : $Number(object.toGseq) !== 0)
                        if ($util.Long)
                            message.toGseq = $util.Long.fromValue(object.toGseq, true);
                        else if (typeof object.toGseq === "string")
                            message.toGseq = $parseInt(object.toGseq, 10);
                        else if (typeof object.toGseq === "number")
                            message.toGseq = object.toGseq;
                        else if (typeof object.toGseq === "object")
                            message.toGseq = new $util.LongBits(object.toGseq.low >>> 0, object.toGseq.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from a GroupInterval message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.GroupInterval
             * @static
             * @param {meridian.v1.GroupInterval} message GroupInterval
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            GroupInterval.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.fromGseq = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.fromGseq = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.toGseq = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.toGseq = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.fromGseq != null && $Object.hasOwnProperty.call(message, "fromGseq"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.fromGseq = typeof message.fromGseq === "number" ? $BigInt(message.fromGseq) : $util.Long.fromBits(message.fromGseq.low >>> 0, message.fromGseq.high >>> 0, true).toBigInt();
                    else if (typeof message.fromGseq === "number")
                        object.fromGseq = options.longs === $String ? $String(message.fromGseq) : message.fromGseq;
                    else
                        object.fromGseq = options.longs === $String ? $util.Long.prototype.toString.call(message.fromGseq) : options.longs === $Number ? new $util.LongBits(message.fromGseq.low >>> 0, message.fromGseq.high >>> 0).toNumber(true) : message.fromGseq;
                if (message.toGseq != null && $Object.hasOwnProperty.call(message, "toGseq"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.toGseq = typeof message.toGseq === "number" ? $BigInt(message.toGseq) : $util.Long.fromBits(message.toGseq.low >>> 0, message.toGseq.high >>> 0, true).toBigInt();
                    else if (typeof message.toGseq === "number")
                        object.toGseq = options.longs === $String ? $String(message.toGseq) : message.toGseq;
                    else
                        object.toGseq = options.longs === $String ? $util.Long.prototype.toString.call(message.toGseq) : options.longs === $Number ? new $util.LongBits(message.toGseq.low >>> 0, message.toGseq.high >>> 0).toNumber(true) : message.toGseq;
                return object;
            };

            /**
             * Converts this GroupInterval to JSON.
             * @function toJSON
             * @memberof meridian.v1.GroupInterval
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            GroupInterval.prototype.toJSON = function() {
                return GroupInterval.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for GroupInterval
             * @function getTypeUrl
             * @memberof meridian.v1.GroupInterval
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GroupInterval.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.GroupInterval";
            };

            return GroupInterval;
        })();

        v1.Ack = (function() {

            /**
             * Properties of an Ack.
             * @typedef {Object} meridian.v1.Ack.$Properties
             * @property {number|Long|null} [seq] Ack seq
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Ack.
             * @memberof meridian.v1
             * @interface IAck
             * @augments meridian.v1.Ack.$Properties
             * @deprecated Use meridian.v1.Ack.$Properties instead.
             */

            /**
             * Shape of an Ack.
             * @typedef {meridian.v1.Ack.$Properties} meridian.v1.Ack.$Shape
             */

            /**
             * Constructs a new Ack.
             * @memberof meridian.v1
             * @classdesc Represents an Ack.
             * @constructor
             * @param {meridian.v1.Ack.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Ack = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Ack seq.
             * @member {number|Long} seq
             * @memberof meridian.v1.Ack
             * @instance
             */
            Ack.prototype.seq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new Ack instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Ack
             * @static
             * @param {meridian.v1.Ack.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Ack} Ack instance
             * @type {{
             *   (properties: meridian.v1.Ack.$Shape): meridian.v1.Ack & meridian.v1.Ack.$Shape;
             *   (properties?: meridian.v1.Ack.$Properties): meridian.v1.Ack;
             * }}
             */
            Ack.create = function(properties) {
                return new Ack(properties);
            };

            /**
             * Encodes the specified Ack message. Does not implicitly {@link meridian.v1.Ack.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Ack
             * @static
             * @param {meridian.v1.Ack} message Ack message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Ack.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq") && (typeof message.seq === "object" ? message.seq.low || message.seq.high : message.seq !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.seq);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Ack message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Ack
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Ack & meridian.v1.Ack.$Shape} Ack
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Ack.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Ack();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seq = value;
                            else
                                delete message.seq;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an Ack message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Ack
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Ack} Ack
             */
            Ack.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Ack)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Ack: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Ack();
                if (object.seq != null)
                    if (typeof object.seq === "object" ? object.seq.low || object.seq.high : $Number(object.seq) !== 0)
                        if ($util.Long)
                            message.seq = $util.Long.fromValue(object.seq, true);
                        else if (typeof object.seq === "string")
                            message.seq = $parseInt(object.seq, 10);
                        else if (typeof object.seq === "number")
                            message.seq = object.seq;
                        else if (typeof object.seq === "object")
                            message.seq = new $util.LongBits(object.seq.low >>> 0, object.seq.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from an Ack message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Ack
             * @static
             * @param {meridian.v1.Ack} message Ack
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Ack.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.seq = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.seq = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.seq = typeof message.seq === "number" ? $BigInt(message.seq) : $util.Long.fromBits(message.seq.low >>> 0, message.seq.high >>> 0, true).toBigInt();
                    else if (typeof message.seq === "number")
                        object.seq = options.longs === $String ? $String(message.seq) : message.seq;
                    else
                        object.seq = options.longs === $String ? $util.Long.prototype.toString.call(message.seq) : options.longs === $Number ? new $util.LongBits(message.seq.low >>> 0, message.seq.high >>> 0).toNumber(true) : message.seq;
                return object;
            };

            /**
             * Converts this Ack to JSON.
             * @function toJSON
             * @memberof meridian.v1.Ack
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Ack.prototype.toJSON = function() {
                return Ack.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Ack
             * @function getTypeUrl
             * @memberof meridian.v1.Ack
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Ack.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Ack";
            };

            return Ack;
        })();

        v1.Ping = (function() {

            /**
             * Properties of a Ping.
             * @typedef {Object} meridian.v1.Ping.$Properties
             * @property {number|null} [stamp] Ping stamp
             * @property {number|null} [heartbeatMs] Ping heartbeatMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Ping.
             * @memberof meridian.v1
             * @interface IPing
             * @augments meridian.v1.Ping.$Properties
             * @deprecated Use meridian.v1.Ping.$Properties instead.
             */

            /**
             * Shape of a Ping.
             * @typedef {meridian.v1.Ping.$Properties} meridian.v1.Ping.$Shape
             */

            /**
             * Constructs a new Ping.
             * @memberof meridian.v1
             * @classdesc Represents a Ping.
             * @constructor
             * @param {meridian.v1.Ping.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Ping = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Ping stamp.
             * @member {number} stamp
             * @memberof meridian.v1.Ping
             * @instance
             */
            Ping.prototype.stamp = 0;

            /**
             * Ping heartbeatMs.
             * @member {number} heartbeatMs
             * @memberof meridian.v1.Ping
             * @instance
             */
            Ping.prototype.heartbeatMs = 0;

            /**
             * Creates a new Ping instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Ping
             * @static
             * @param {meridian.v1.Ping.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Ping} Ping instance
             * @type {{
             *   (properties: meridian.v1.Ping.$Shape): meridian.v1.Ping & meridian.v1.Ping.$Shape;
             *   (properties?: meridian.v1.Ping.$Properties): meridian.v1.Ping;
             * }}
             */
            Ping.create = function(properties) {
                return new Ping(properties);
            };

            /**
             * Encodes the specified Ping message. Does not implicitly {@link meridian.v1.Ping.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Ping
             * @static
             * @param {meridian.v1.Ping} message Ping message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Ping.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.stamp != null && $Object.hasOwnProperty.call(message, "stamp") && message.stamp !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.stamp);
                if (message.heartbeatMs != null && $Object.hasOwnProperty.call(message, "heartbeatMs") && message.heartbeatMs !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.heartbeatMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Ping message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Ping
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Ping & meridian.v1.Ping.$Shape} Ping
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Ping.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Ping();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.stamp = value;
                            else
                                delete message.stamp;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.heartbeatMs = value;
                            else
                                delete message.heartbeatMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Ping message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Ping
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Ping} Ping
             */
            Ping.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Ping)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Ping: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Ping();
                if (object.stamp != null)
                    if ($Number(object.stamp) !== 0)
                        message.stamp = object.stamp >>> 0;
                if (object.heartbeatMs != null)
                    if ($Number(object.heartbeatMs) !== 0)
                        message.heartbeatMs = object.heartbeatMs >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a Ping message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Ping
             * @static
             * @param {meridian.v1.Ping} message Ping
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Ping.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.stamp = 0;
                    object.heartbeatMs = 0;
                }
                if (message.stamp != null && $Object.hasOwnProperty.call(message, "stamp"))
                    object.stamp = message.stamp;
                if (message.heartbeatMs != null && $Object.hasOwnProperty.call(message, "heartbeatMs"))
                    object.heartbeatMs = message.heartbeatMs;
                return object;
            };

            /**
             * Converts this Ping to JSON.
             * @function toJSON
             * @memberof meridian.v1.Ping
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Ping.prototype.toJSON = function() {
                return Ping.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Ping
             * @function getTypeUrl
             * @memberof meridian.v1.Ping
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Ping.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Ping";
            };

            return Ping;
        })();

        v1.Pong = (function() {

            /**
             * Properties of a Pong.
             * @typedef {Object} meridian.v1.Pong.$Properties
             * @property {number|null} [stamp] Pong stamp
             * @property {number|Long|null} [head] Pong head
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Pong.
             * @memberof meridian.v1
             * @interface IPong
             * @augments meridian.v1.Pong.$Properties
             * @deprecated Use meridian.v1.Pong.$Properties instead.
             */

            /**
             * Shape of a Pong.
             * @typedef {meridian.v1.Pong.$Properties} meridian.v1.Pong.$Shape
             */

            /**
             * Constructs a new Pong.
             * @memberof meridian.v1
             * @classdesc Represents a Pong.
             * @constructor
             * @param {meridian.v1.Pong.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Pong = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Pong stamp.
             * @member {number} stamp
             * @memberof meridian.v1.Pong
             * @instance
             */
            Pong.prototype.stamp = 0;

            /**
             * Pong head.
             * @member {number|Long} head
             * @memberof meridian.v1.Pong
             * @instance
             */
            Pong.prototype.head = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new Pong instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Pong
             * @static
             * @param {meridian.v1.Pong.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Pong} Pong instance
             * @type {{
             *   (properties: meridian.v1.Pong.$Shape): meridian.v1.Pong & meridian.v1.Pong.$Shape;
             *   (properties?: meridian.v1.Pong.$Properties): meridian.v1.Pong;
             * }}
             */
            Pong.create = function(properties) {
                return new Pong(properties);
            };

            /**
             * Encodes the specified Pong message. Does not implicitly {@link meridian.v1.Pong.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Pong
             * @static
             * @param {meridian.v1.Pong} message Pong message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Pong.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.stamp != null && $Object.hasOwnProperty.call(message, "stamp") && message.stamp !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.stamp);
                if (message.head != null && $Object.hasOwnProperty.call(message, "head") && (typeof message.head === "object" ? message.head.low || message.head.high : message.head !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.head);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Pong message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Pong
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Pong & meridian.v1.Pong.$Shape} Pong
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Pong.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Pong();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.stamp = value;
                            else
                                delete message.stamp;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.head = value;
                            else
                                delete message.head;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Pong message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Pong
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Pong} Pong
             */
            Pong.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Pong)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Pong: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Pong();
                if (object.stamp != null)
                    if ($Number(object.stamp) !== 0)
                        message.stamp = object.stamp >>> 0;
                if (object.head != null)
                    if (typeof object.head === "object" ? object.head.low || object.head.high : $Number(object.head) !== 0)
                        if ($util.Long)
                            message.head = $util.Long.fromValue(object.head, true);
                        else if (typeof object.head === "string")
                            message.head = $parseInt(object.head, 10);
                        else if (typeof object.head === "number")
                            message.head = object.head;
                        else if (typeof object.head === "object")
                            message.head = new $util.LongBits(object.head.low >>> 0, object.head.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from a Pong message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Pong
             * @static
             * @param {meridian.v1.Pong} message Pong
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Pong.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.stamp = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.head = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.head = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.stamp != null && $Object.hasOwnProperty.call(message, "stamp"))
                    object.stamp = message.stamp;
                if (message.head != null && $Object.hasOwnProperty.call(message, "head"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.head = typeof message.head === "number" ? $BigInt(message.head) : $util.Long.fromBits(message.head.low >>> 0, message.head.high >>> 0, true).toBigInt();
                    else if (typeof message.head === "number")
                        object.head = options.longs === $String ? $String(message.head) : message.head;
                    else
                        object.head = options.longs === $String ? $util.Long.prototype.toString.call(message.head) : options.longs === $Number ? new $util.LongBits(message.head.low >>> 0, message.head.high >>> 0).toNumber(true) : message.head;
                return object;
            };

            /**
             * Converts this Pong to JSON.
             * @function toJSON
             * @memberof meridian.v1.Pong
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Pong.prototype.toJSON = function() {
                return Pong.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Pong
             * @function getTypeUrl
             * @memberof meridian.v1.Pong
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Pong.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Pong";
            };

            return Pong;
        })();

        v1.Typing = (function() {

            /**
             * Properties of a Typing.
             * @typedef {Object} meridian.v1.Typing.$Properties
             * @property {Uint8Array|null} [peer] Typing peer
             * @property {number|null} [toKind] Typing toKind
             * @property {boolean|null} [stopped] Typing stopped
             * @property {Uint8Array|null} [group] Typing group
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Typing.
             * @memberof meridian.v1
             * @interface ITyping
             * @augments meridian.v1.Typing.$Properties
             * @deprecated Use meridian.v1.Typing.$Properties instead.
             */

            /**
             * Shape of a Typing.
             * @typedef {meridian.v1.Typing.$Properties} meridian.v1.Typing.$Shape
             */

            /**
             * Constructs a new Typing.
             * @memberof meridian.v1
             * @classdesc Represents a Typing.
             * @constructor
             * @param {meridian.v1.Typing.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Typing = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Typing peer.
             * @member {Uint8Array} peer
             * @memberof meridian.v1.Typing
             * @instance
             */
            Typing.prototype.peer = $util.newBuffer([]);

            /**
             * Typing toKind.
             * @member {number} toKind
             * @memberof meridian.v1.Typing
             * @instance
             */
            Typing.prototype.toKind = 0;

            /**
             * Typing stopped.
             * @member {boolean} stopped
             * @memberof meridian.v1.Typing
             * @instance
             */
            Typing.prototype.stopped = false;

            /**
             * Typing group.
             * @member {Uint8Array} group
             * @memberof meridian.v1.Typing
             * @instance
             */
            Typing.prototype.group = $util.newBuffer([]);

            /**
             * Creates a new Typing instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Typing
             * @static
             * @param {meridian.v1.Typing.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Typing} Typing instance
             * @type {{
             *   (properties: meridian.v1.Typing.$Shape): meridian.v1.Typing & meridian.v1.Typing.$Shape;
             *   (properties?: meridian.v1.Typing.$Properties): meridian.v1.Typing;
             * }}
             */
            Typing.create = function(properties) {
                return new Typing(properties);
            };

            /**
             * Encodes the specified Typing message. Does not implicitly {@link meridian.v1.Typing.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Typing
             * @static
             * @param {meridian.v1.Typing} message Typing message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Typing.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer") && message.peer.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.peer);
                if (message.toKind != null && $Object.hasOwnProperty.call(message, "toKind") && message.toKind !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.toKind);
                if (message.stopped != null && $Object.hasOwnProperty.call(message, "stopped") && message.stopped !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.stopped);
                if (message.group != null && $Object.hasOwnProperty.call(message, "group") && message.group.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.group);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Typing message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Typing
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Typing & meridian.v1.Typing.$Shape} Typing
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Typing.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Typing();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.peer = value;
                            else
                                delete message.peer;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.toKind = value;
                            else
                                delete message.toKind;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.stopped = value;
                            else
                                delete message.stopped;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.group = value;
                            else
                                delete message.group;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Typing message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Typing
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Typing} Typing
             */
            Typing.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Typing)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Typing: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Typing();
                if (object.peer != null)
                    if (object.peer.length)
                        if (typeof object.peer === "string")
                            $util.base64.decode(object.peer, message.peer = $util.newBuffer($util.base64.length(object.peer)), 0);
                        else if (object.peer.length >= 0)
                            message.peer = object.peer;
                if (object.toKind != null)
                    if ($Number(object.toKind) !== 0)
                        message.toKind = object.toKind >>> 0;
                if (object.stopped != null)
                    if (object.stopped)
                        message.stopped = $Boolean(object.stopped);
                if (object.group != null)
                    if (object.group.length)
                        if (typeof object.group === "string")
                            $util.base64.decode(object.group, message.group = $util.newBuffer($util.base64.length(object.group)), 0);
                        else if (object.group.length >= 0)
                            message.group = object.group;
                return message;
            };

            /**
             * Creates a plain object from a Typing message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Typing
             * @static
             * @param {meridian.v1.Typing} message Typing
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Typing.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.peer = "";
                    else {
                        object.peer = [];
                        if (options.bytes !== $Array)
                            object.peer = $util.newBuffer(object.peer);
                    }
                    object.toKind = 0;
                    object.stopped = false;
                    if (options.bytes === $String)
                        object.group = "";
                    else {
                        object.group = [];
                        if (options.bytes !== $Array)
                            object.group = $util.newBuffer(object.group);
                    }
                }
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer"))
                    object.peer = options.bytes === $String ? $util.base64.encode(message.peer, 0, message.peer.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.peer) : message.peer;
                if (message.toKind != null && $Object.hasOwnProperty.call(message, "toKind"))
                    object.toKind = message.toKind;
                if (message.stopped != null && $Object.hasOwnProperty.call(message, "stopped"))
                    object.stopped = message.stopped;
                if (message.group != null && $Object.hasOwnProperty.call(message, "group"))
                    object.group = options.bytes === $String ? $util.base64.encode(message.group, 0, message.group.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.group) : message.group;
                return object;
            };

            /**
             * Converts this Typing to JSON.
             * @function toJSON
             * @memberof meridian.v1.Typing
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Typing.prototype.toJSON = function() {
                return Typing.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Typing
             * @function getTypeUrl
             * @memberof meridian.v1.Typing
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Typing.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Typing";
            };

            return Typing;
        })();

        v1.Watch = (function() {

            /**
             * Properties of a Watch.
             * @typedef {Object} meridian.v1.Watch.$Properties
             * @property {Array.<Uint8Array>|null} [add] Watch add
             * @property {Array.<Uint8Array>|null} [remove] Watch remove
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Watch.
             * @memberof meridian.v1
             * @interface IWatch
             * @augments meridian.v1.Watch.$Properties
             * @deprecated Use meridian.v1.Watch.$Properties instead.
             */

            /**
             * Shape of a Watch.
             * @typedef {meridian.v1.Watch.$Properties} meridian.v1.Watch.$Shape
             */

            /**
             * Constructs a new Watch.
             * @memberof meridian.v1
             * @classdesc Represents a Watch.
             * @constructor
             * @param {meridian.v1.Watch.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Watch = function (properties) {
                this.add = [];
                this.remove = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Watch add.
             * @member {Array.<Uint8Array>} add
             * @memberof meridian.v1.Watch
             * @instance
             */
            Watch.prototype.add = $util.emptyArray;

            /**
             * Watch remove.
             * @member {Array.<Uint8Array>} remove
             * @memberof meridian.v1.Watch
             * @instance
             */
            Watch.prototype.remove = $util.emptyArray;

            /**
             * Creates a new Watch instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Watch
             * @static
             * @param {meridian.v1.Watch.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Watch} Watch instance
             * @type {{
             *   (properties: meridian.v1.Watch.$Shape): meridian.v1.Watch & meridian.v1.Watch.$Shape;
             *   (properties?: meridian.v1.Watch.$Properties): meridian.v1.Watch;
             * }}
             */
            Watch.create = function(properties) {
                return new Watch(properties);
            };

            /**
             * Encodes the specified Watch message. Does not implicitly {@link meridian.v1.Watch.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Watch
             * @static
             * @param {meridian.v1.Watch} message Watch message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Watch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.add != null && message.add.length)
                    for (let i = 0; i < message.add.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.add[i]);
                if (message.remove != null && message.remove.length)
                    for (let i = 0; i < message.remove.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.remove[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Watch message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Watch
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Watch & meridian.v1.Watch.$Shape} Watch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Watch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Watch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.add && message.add.length))
                                message.add = [];
                            message.add.push(reader.bytes());
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.remove && message.remove.length))
                                message.remove = [];
                            message.remove.push(reader.bytes());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Watch message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Watch
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Watch} Watch
             */
            Watch.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Watch)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Watch: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Watch();
                if (object.add) {
                    if (!$Array.isArray(object.add))
                        throw $TypeError(".meridian.v1.Watch.add: array expected");
                    message.add = $Array(object.add.length);
                    for (let i = 0; i < object.add.length; ++i)
                        if (typeof object.add[i] === "string")
                            $util.base64.decode(object.add[i], message.add[i] = $util.newBuffer($util.base64.length(object.add[i])), 0);
                        else if (object.add[i].length >= 0)
                            message.add[i] = object.add[i];
                }
                if (object.remove) {
                    if (!$Array.isArray(object.remove))
                        throw $TypeError(".meridian.v1.Watch.remove: array expected");
                    message.remove = $Array(object.remove.length);
                    for (let i = 0; i < object.remove.length; ++i)
                        if (typeof object.remove[i] === "string")
                            $util.base64.decode(object.remove[i], message.remove[i] = $util.newBuffer($util.base64.length(object.remove[i])), 0);
                        else if (object.remove[i].length >= 0)
                            message.remove[i] = object.remove[i];
                }
                return message;
            };

            /**
             * Creates a plain object from a Watch message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Watch
             * @static
             * @param {meridian.v1.Watch} message Watch
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Watch.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.add = [];
                    object.remove = [];
                }
                if (message.add && message.add.length) {
                    object.add = $Array(message.add.length);
                    for (let j = 0; j < message.add.length; ++j)
                        object.add[j] = options.bytes === $String ? $util.base64.encode(message.add[j], 0, message.add[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.add[j]) : message.add[j];
                }
                if (message.remove && message.remove.length) {
                    object.remove = $Array(message.remove.length);
                    for (let j = 0; j < message.remove.length; ++j)
                        object.remove[j] = options.bytes === $String ? $util.base64.encode(message.remove[j], 0, message.remove[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.remove[j]) : message.remove[j];
                }
                return object;
            };

            /**
             * Converts this Watch to JSON.
             * @function toJSON
             * @memberof meridian.v1.Watch
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Watch.prototype.toJSON = function() {
                return Watch.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Watch
             * @function getTypeUrl
             * @memberof meridian.v1.Watch
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Watch.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Watch";
            };

            return Watch;
        })();

        v1.Presence = (function() {

            /**
             * Properties of a Presence.
             * @typedef {Object} meridian.v1.Presence.$Properties
             * @property {Uint8Array|null} [user] Presence user
             * @property {meridian.v1.PresenceState|null} [state] Presence state
             * @property {number|Long|null} [lastSeen] Presence lastSeen
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Presence.
             * @memberof meridian.v1
             * @interface IPresence
             * @augments meridian.v1.Presence.$Properties
             * @deprecated Use meridian.v1.Presence.$Properties instead.
             */

            /**
             * Shape of a Presence.
             * @typedef {meridian.v1.Presence.$Properties} meridian.v1.Presence.$Shape
             */

            /**
             * Constructs a new Presence.
             * @memberof meridian.v1
             * @classdesc Represents a Presence.
             * @constructor
             * @param {meridian.v1.Presence.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Presence = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Presence user.
             * @member {Uint8Array} user
             * @memberof meridian.v1.Presence
             * @instance
             */
            Presence.prototype.user = $util.newBuffer([]);

            /**
             * Presence state.
             * @member {meridian.v1.PresenceState} state
             * @memberof meridian.v1.Presence
             * @instance
             */
            Presence.prototype.state = 0;

            /**
             * Presence lastSeen.
             * @member {number|Long} lastSeen
             * @memberof meridian.v1.Presence
             * @instance
             */
            Presence.prototype.lastSeen = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new Presence instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Presence
             * @static
             * @param {meridian.v1.Presence.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Presence} Presence instance
             * @type {{
             *   (properties: meridian.v1.Presence.$Shape): meridian.v1.Presence & meridian.v1.Presence.$Shape;
             *   (properties?: meridian.v1.Presence.$Properties): meridian.v1.Presence;
             * }}
             */
            Presence.create = function(properties) {
                return new Presence(properties);
            };

            /**
             * Encodes the specified Presence message. Does not implicitly {@link meridian.v1.Presence.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Presence
             * @static
             * @param {meridian.v1.Presence} message Presence message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Presence.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.user);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.state);
                if (message.lastSeen != null && $Object.hasOwnProperty.call(message, "lastSeen") && (typeof message.lastSeen === "object" ? message.lastSeen.low || message.lastSeen.high : message.lastSeen !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.lastSeen);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Presence message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Presence
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Presence & meridian.v1.Presence.$Shape} Presence
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Presence.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Presence();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastSeen = value;
                            else
                                delete message.lastSeen;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Presence message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Presence
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Presence} Presence
             */
            Presence.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Presence)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Presence: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Presence();
                if (object.user != null)
                    if (object.user.length)
                        if (typeof object.user === "string")
                            $util.base64.decode(object.user, message.user = $util.newBuffer($util.base64.length(object.user)), 0);
                        else if (object.user.length >= 0)
                            message.user = object.user;
                if (object.state !== 0 && (typeof object.state !== "string" || $root.meridian.v1.PresenceState[object.state] !== 0))
                    switch (object.state) {
                    case "PRESENCE_UNKNOWN":
                    case 0:
                        message.state = 0;
                        break;
                    case "ONLINE":
                    case 1:
                        message.state = 1;
                        break;
                    case "OFFLINE":
                    case 2:
                        message.state = 2;
                        break;
                    default:
                        if (typeof object.state === "number" && (object.state | 0) === object.state)
                            message.state = object.state;
                    }
                if (object.lastSeen != null)
                    if (typeof object.lastSeen === "object" ? object.lastSeen.low || object.lastSeen.high : $Number(object.lastSeen) !== 0)
                        if ($util.Long)
                            message.lastSeen = $util.Long.fromValue(object.lastSeen, true);
                        else if (typeof object.lastSeen === "string")
                            message.lastSeen = $parseInt(object.lastSeen, 10);
                        else if (typeof object.lastSeen === "number")
                            message.lastSeen = object.lastSeen;
                        else if (typeof object.lastSeen === "object")
                            message.lastSeen = new $util.LongBits(object.lastSeen.low >>> 0, object.lastSeen.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from a Presence message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Presence
             * @static
             * @param {meridian.v1.Presence} message Presence
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Presence.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.user = "";
                    else {
                        object.user = [];
                        if (options.bytes !== $Array)
                            object.user = $util.newBuffer(object.user);
                    }
                    object.state = options.enums === $String ? "PRESENCE_UNKNOWN" : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.lastSeen = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.lastSeen = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                    object.user = options.bytes === $String ? $util.base64.encode(message.user, 0, message.user.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.user) : message.user;
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    object.state = options.enums === $String ? $root.meridian.v1.PresenceState[message.state] === $undefined ? message.state : $root.meridian.v1.PresenceState[message.state] : message.state;
                if (message.lastSeen != null && $Object.hasOwnProperty.call(message, "lastSeen"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.lastSeen = typeof message.lastSeen === "number" ? $BigInt(message.lastSeen) : $util.Long.fromBits(message.lastSeen.low >>> 0, message.lastSeen.high >>> 0, true).toBigInt();
                    else if (typeof message.lastSeen === "number")
                        object.lastSeen = options.longs === $String ? $String(message.lastSeen) : message.lastSeen;
                    else
                        object.lastSeen = options.longs === $String ? $util.Long.prototype.toString.call(message.lastSeen) : options.longs === $Number ? new $util.LongBits(message.lastSeen.low >>> 0, message.lastSeen.high >>> 0).toNumber(true) : message.lastSeen;
                return object;
            };

            /**
             * Converts this Presence to JSON.
             * @function toJSON
             * @memberof meridian.v1.Presence
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Presence.prototype.toJSON = function() {
                return Presence.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Presence
             * @function getTypeUrl
             * @memberof meridian.v1.Presence
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Presence.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Presence";
            };

            return Presence;
        })();

        /**
         * PresenceState enum.
         * @name meridian.v1.PresenceState
         * @enum {number}
         * @property {number} PRESENCE_UNKNOWN=0 PRESENCE_UNKNOWN value
         * @property {number} ONLINE=1 ONLINE value
         * @property {number} OFFLINE=2 OFFLINE value
         */
        v1.PresenceState = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "PRESENCE_UNKNOWN"] = 0;
            values[valuesById[1] = "ONLINE"] = 1;
            values[valuesById[2] = "OFFLINE"] = 2;
            return values;
        })();

        v1.GoAway = (function() {

            /**
             * Properties of a GoAway.
             * @typedef {Object} meridian.v1.GoAway.$Properties
             * @property {number|null} [deadlineMs] GoAway deadlineMs
             * @property {string|null} [target] GoAway target
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GoAway.
             * @memberof meridian.v1
             * @interface IGoAway
             * @augments meridian.v1.GoAway.$Properties
             * @deprecated Use meridian.v1.GoAway.$Properties instead.
             */

            /**
             * Shape of a GoAway.
             * @typedef {meridian.v1.GoAway.$Properties} meridian.v1.GoAway.$Shape
             */

            /**
             * Constructs a new GoAway.
             * @memberof meridian.v1
             * @classdesc Represents a GoAway.
             * @constructor
             * @param {meridian.v1.GoAway.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GoAway = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GoAway deadlineMs.
             * @member {number} deadlineMs
             * @memberof meridian.v1.GoAway
             * @instance
             */
            GoAway.prototype.deadlineMs = 0;

            /**
             * GoAway target.
             * @member {string} target
             * @memberof meridian.v1.GoAway
             * @instance
             */
            GoAway.prototype.target = "";

            /**
             * Creates a new GoAway instance using the specified properties.
             * @function create
             * @memberof meridian.v1.GoAway
             * @static
             * @param {meridian.v1.GoAway.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.GoAway} GoAway instance
             * @type {{
             *   (properties: meridian.v1.GoAway.$Shape): meridian.v1.GoAway & meridian.v1.GoAway.$Shape;
             *   (properties?: meridian.v1.GoAway.$Properties): meridian.v1.GoAway;
             * }}
             */
            GoAway.create = function(properties) {
                return new GoAway(properties);
            };

            /**
             * Encodes the specified GoAway message. Does not implicitly {@link meridian.v1.GoAway.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.GoAway
             * @static
             * @param {meridian.v1.GoAway} message GoAway message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GoAway.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.deadlineMs != null && $Object.hasOwnProperty.call(message, "deadlineMs") && message.deadlineMs !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.deadlineMs);
                if (message.target != null && $Object.hasOwnProperty.call(message, "target") && message.target !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.target);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GoAway message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.GoAway
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.GoAway & meridian.v1.GoAway.$Shape} GoAway
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GoAway.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.GoAway();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.deadlineMs = value;
                            else
                                delete message.deadlineMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.target = value;
                            else
                                delete message.target;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a GoAway message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.GoAway
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.GoAway} GoAway
             */
            GoAway.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.GoAway)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.GoAway: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.GoAway();
                if (object.deadlineMs != null)
                    if ($Number(object.deadlineMs) !== 0)
                        message.deadlineMs = object.deadlineMs >>> 0;
                if (object.target != null)
                    if (typeof object.target !== "string" || object.target.length)
                        message.target = $String(object.target);
                return message;
            };

            /**
             * Creates a plain object from a GoAway message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.GoAway
             * @static
             * @param {meridian.v1.GoAway} message GoAway
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            GoAway.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.deadlineMs = 0;
                    object.target = "";
                }
                if (message.deadlineMs != null && $Object.hasOwnProperty.call(message, "deadlineMs"))
                    object.deadlineMs = message.deadlineMs;
                if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                    object.target = message.target;
                return object;
            };

            /**
             * Converts this GoAway to JSON.
             * @function toJSON
             * @memberof meridian.v1.GoAway
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            GoAway.prototype.toJSON = function() {
                return GoAway.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for GoAway
             * @function getTypeUrl
             * @memberof meridian.v1.GoAway
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GoAway.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.GoAway";
            };

            return GoAway;
        })();

        v1.Error = (function() {

            /**
             * Properties of an Error.
             * @typedef {Object} meridian.v1.Error.$Properties
             * @property {number|null} [code] Error code
             * @property {string|null} [message] Error message
             * @property {number|null} [retryAfterMs] Error retryAfterMs
             * @property {number|null} [request] Error request
             * @property {string|null} [limit] Error limit
             * @property {meridian.v1.Denial|null} [denial] Error denial
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Error.
             * @memberof meridian.v1
             * @interface IError
             * @augments meridian.v1.Error.$Properties
             * @deprecated Use meridian.v1.Error.$Properties instead.
             */

            /**
             * Shape of an Error.
             * @typedef {meridian.v1.Error.$Properties} meridian.v1.Error.$Shape
             */

            /**
             * Constructs a new Error.
             * @memberof meridian.v1
             * @classdesc Represents an Error.
             * @constructor
             * @param {meridian.v1.Error.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Error = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Error code.
             * @member {number} code
             * @memberof meridian.v1.Error
             * @instance
             */
            Error.prototype.code = 0;

            /**
             * Error message.
             * @member {string} message
             * @memberof meridian.v1.Error
             * @instance
             */
            Error.prototype.message = "";

            /**
             * Error retryAfterMs.
             * @member {number} retryAfterMs
             * @memberof meridian.v1.Error
             * @instance
             */
            Error.prototype.retryAfterMs = 0;

            /**
             * Error request.
             * @member {number} request
             * @memberof meridian.v1.Error
             * @instance
             */
            Error.prototype.request = 0;

            /**
             * Error limit.
             * @member {string} limit
             * @memberof meridian.v1.Error
             * @instance
             */
            Error.prototype.limit = "";

            /**
             * Error denial.
             * @member {meridian.v1.Denial|null|undefined} denial
             * @memberof meridian.v1.Error
             * @instance
             */
            Error.prototype.denial = null;

            /**
             * Creates a new Error instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Error
             * @static
             * @param {meridian.v1.Error.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Error} Error instance
             * @type {{
             *   (properties: meridian.v1.Error.$Shape): meridian.v1.Error & meridian.v1.Error.$Shape;
             *   (properties?: meridian.v1.Error.$Properties): meridian.v1.Error;
             * }}
             */
            Error.create = function(properties) {
                return new Error(properties);
            };

            /**
             * Encodes the specified Error message. Does not implicitly {@link meridian.v1.Error.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Error
             * @static
             * @param {meridian.v1.Error} message Error message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Error.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                if (message.retryAfterMs != null && $Object.hasOwnProperty.call(message, "retryAfterMs") && message.retryAfterMs !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.retryAfterMs);
                if (message.request != null && $Object.hasOwnProperty.call(message, "request") && message.request !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.request);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.limit);
                if (message.denial != null && $Object.hasOwnProperty.call(message, "denial"))
                    $root.meridian.v1.Denial.encode(message.denial, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Error message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Error
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Error & meridian.v1.Error.$Shape} Error
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Error.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Error();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.retryAfterMs = value;
                            else
                                delete message.retryAfterMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.request = value;
                            else
                                delete message.request;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.denial = $root.meridian.v1.Denial.decode(reader, reader.size(), $undefined, _depth + 1, message.denial);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an Error message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Error
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Error} Error
             */
            Error.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Error)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Error: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Error();
                if (object.code != null)
                    if ($Number(object.code) !== 0)
                        message.code = object.code >>> 0;
                if (object.message != null)
                    if (typeof object.message !== "string" || object.message.length)
                        message.message = $String(object.message);
                if (object.retryAfterMs != null)
                    if ($Number(object.retryAfterMs) !== 0)
                        message.retryAfterMs = object.retryAfterMs >>> 0;
                if (object.request != null)
                    if ($Number(object.request) !== 0)
                        message.request = object.request >>> 0;
                if (object.limit != null)
                    if (typeof object.limit !== "string" || object.limit.length)
                        message.limit = $String(object.limit);
                if (object.denial != null) {
                    if (!$util.isObject(object.denial))
                        throw $TypeError(".meridian.v1.Error.denial: object expected");
                    message.denial = $root.meridian.v1.Denial.fromObject(object.denial, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from an Error message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Error
             * @static
             * @param {meridian.v1.Error} message Error
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Error.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.code = 0;
                    object.message = "";
                    object.retryAfterMs = 0;
                    object.request = 0;
                    object.limit = "";
                    object.denial = null;
                }
                if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                    object.code = message.code;
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    object.message = message.message;
                if (message.retryAfterMs != null && $Object.hasOwnProperty.call(message, "retryAfterMs"))
                    object.retryAfterMs = message.retryAfterMs;
                if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                    object.request = message.request;
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit"))
                    object.limit = message.limit;
                if (message.denial != null && $Object.hasOwnProperty.call(message, "denial"))
                    object.denial = $root.meridian.v1.Denial.toObject(message.denial, options, _depth + 1);
                return object;
            };

            /**
             * Converts this Error to JSON.
             * @function toJSON
             * @memberof meridian.v1.Error
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Error.prototype.toJSON = function() {
                return Error.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Error
             * @function getTypeUrl
             * @memberof meridian.v1.Error
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Error.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Error";
            };

            return Error;
        })();

        v1.Request = (function() {

            /**
             * Properties of a Request.
             * @typedef {Object} meridian.v1.Request.$Properties
             * @property {number|null} [request] Request request
             * @property {string|null} [method] Request method
             * @property {Uint8Array|null} [body] Request body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Request.
             * @memberof meridian.v1
             * @interface IRequest
             * @augments meridian.v1.Request.$Properties
             * @deprecated Use meridian.v1.Request.$Properties instead.
             */

            /**
             * Shape of a Request.
             * @typedef {meridian.v1.Request.$Properties} meridian.v1.Request.$Shape
             */

            /**
             * Constructs a new Request.
             * @memberof meridian.v1
             * @classdesc Represents a Request.
             * @constructor
             * @param {meridian.v1.Request.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Request = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Request request.
             * @member {number} request
             * @memberof meridian.v1.Request
             * @instance
             */
            Request.prototype.request = 0;

            /**
             * Request method.
             * @member {string} method
             * @memberof meridian.v1.Request
             * @instance
             */
            Request.prototype.method = "";

            /**
             * Request body.
             * @member {Uint8Array} body
             * @memberof meridian.v1.Request
             * @instance
             */
            Request.prototype.body = $util.newBuffer([]);

            /**
             * Creates a new Request instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Request
             * @static
             * @param {meridian.v1.Request.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Request} Request instance
             * @type {{
             *   (properties: meridian.v1.Request.$Shape): meridian.v1.Request & meridian.v1.Request.$Shape;
             *   (properties?: meridian.v1.Request.$Properties): meridian.v1.Request;
             * }}
             */
            Request.create = function(properties) {
                return new Request(properties);
            };

            /**
             * Encodes the specified Request message. Does not implicitly {@link meridian.v1.Request.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Request
             * @static
             * @param {meridian.v1.Request} message Request message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Request.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.request != null && $Object.hasOwnProperty.call(message, "request") && message.request !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.request);
                if (message.method != null && $Object.hasOwnProperty.call(message, "method") && message.method !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.method);
                if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.body);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Request
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Request & meridian.v1.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Request.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Request();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.request = value;
                            else
                                delete message.request;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.method = value;
                            else
                                delete message.method;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.body = value;
                            else
                                delete message.body;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Request message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Request
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Request} Request
             */
            Request.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Request)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Request: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Request();
                if (object.request != null)
                    if ($Number(object.request) !== 0)
                        message.request = object.request >>> 0;
                if (object.method != null)
                    if (typeof object.method !== "string" || object.method.length)
                        message.method = $String(object.method);
                if (object.body != null)
                    if (object.body.length)
                        if (typeof object.body === "string")
                            $util.base64.decode(object.body, message.body = $util.newBuffer($util.base64.length(object.body)), 0);
                        else if (object.body.length >= 0)
                            message.body = object.body;
                return message;
            };

            /**
             * Creates a plain object from a Request message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Request
             * @static
             * @param {meridian.v1.Request} message Request
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Request.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.request = 0;
                    object.method = "";
                    if (options.bytes === $String)
                        object.body = "";
                    else {
                        object.body = [];
                        if (options.bytes !== $Array)
                            object.body = $util.newBuffer(object.body);
                    }
                }
                if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                    object.request = message.request;
                if (message.method != null && $Object.hasOwnProperty.call(message, "method"))
                    object.method = message.method;
                if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                    object.body = options.bytes === $String ? $util.base64.encode(message.body, 0, message.body.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.body) : message.body;
                return object;
            };

            /**
             * Converts this Request to JSON.
             * @function toJSON
             * @memberof meridian.v1.Request
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Request.prototype.toJSON = function() {
                return Request.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Request
             * @function getTypeUrl
             * @memberof meridian.v1.Request
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Request.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Request";
            };

            return Request;
        })();

        v1.Response = (function() {

            /**
             * Properties of a Response.
             * @typedef {Object} meridian.v1.Response.$Properties
             * @property {number|null} [request] Response request
             * @property {Uint8Array|null} [body] Response body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Response.
             * @memberof meridian.v1
             * @interface IResponse
             * @augments meridian.v1.Response.$Properties
             * @deprecated Use meridian.v1.Response.$Properties instead.
             */

            /**
             * Shape of a Response.
             * @typedef {meridian.v1.Response.$Properties} meridian.v1.Response.$Shape
             */

            /**
             * Constructs a new Response.
             * @memberof meridian.v1
             * @classdesc Represents a Response.
             * @constructor
             * @param {meridian.v1.Response.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Response = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Response request.
             * @member {number} request
             * @memberof meridian.v1.Response
             * @instance
             */
            Response.prototype.request = 0;

            /**
             * Response body.
             * @member {Uint8Array} body
             * @memberof meridian.v1.Response
             * @instance
             */
            Response.prototype.body = $util.newBuffer([]);

            /**
             * Creates a new Response instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Response
             * @static
             * @param {meridian.v1.Response.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Response} Response instance
             * @type {{
             *   (properties: meridian.v1.Response.$Shape): meridian.v1.Response & meridian.v1.Response.$Shape;
             *   (properties?: meridian.v1.Response.$Properties): meridian.v1.Response;
             * }}
             */
            Response.create = function(properties) {
                return new Response(properties);
            };

            /**
             * Encodes the specified Response message. Does not implicitly {@link meridian.v1.Response.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Response
             * @static
             * @param {meridian.v1.Response} message Response message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Response.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.request != null && $Object.hasOwnProperty.call(message, "request") && message.request !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.request);
                if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.body);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Response
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Response & meridian.v1.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Response.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Response();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.request = value;
                            else
                                delete message.request;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.body = value;
                            else
                                delete message.body;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Response message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Response
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Response} Response
             */
            Response.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Response)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Response: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Response();
                if (object.request != null)
                    if ($Number(object.request) !== 0)
                        message.request = object.request >>> 0;
                if (object.body != null)
                    if (object.body.length)
                        if (typeof object.body === "string")
                            $util.base64.decode(object.body, message.body = $util.newBuffer($util.base64.length(object.body)), 0);
                        else if (object.body.length >= 0)
                            message.body = object.body;
                return message;
            };

            /**
             * Creates a plain object from a Response message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Response
             * @static
             * @param {meridian.v1.Response} message Response
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Response.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.request = 0;
                    if (options.bytes === $String)
                        object.body = "";
                    else {
                        object.body = [];
                        if (options.bytes !== $Array)
                            object.body = $util.newBuffer(object.body);
                    }
                }
                if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                    object.request = message.request;
                if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                    object.body = options.bytes === $String ? $util.base64.encode(message.body, 0, message.body.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.body) : message.body;
                return object;
            };

            /**
             * Converts this Response to JSON.
             * @function toJSON
             * @memberof meridian.v1.Response
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Response.prototype.toJSON = function() {
                return Response.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Response
             * @function getTypeUrl
             * @memberof meridian.v1.Response
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Response.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Response";
            };

            return Response;
        })();

        v1.Profile = (function() {

            /**
             * Properties of a Profile.
             * @typedef {Object} meridian.v1.Profile.$Properties
             * @property {string|null} [displayName] Profile displayName
             * @property {number|null} [avatarColor] Profile avatarColor
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Profile.
             * @memberof meridian.v1
             * @interface IProfile
             * @augments meridian.v1.Profile.$Properties
             * @deprecated Use meridian.v1.Profile.$Properties instead.
             */

            /**
             * Shape of a Profile.
             * @typedef {meridian.v1.Profile.$Properties} meridian.v1.Profile.$Shape
             */

            /**
             * Constructs a new Profile.
             * @memberof meridian.v1
             * @classdesc Represents a Profile.
             * @constructor
             * @param {meridian.v1.Profile.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Profile = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Profile displayName.
             * @member {string} displayName
             * @memberof meridian.v1.Profile
             * @instance
             */
            Profile.prototype.displayName = "";

            /**
             * Profile avatarColor.
             * @member {number} avatarColor
             * @memberof meridian.v1.Profile
             * @instance
             */
            Profile.prototype.avatarColor = 0;

            /**
             * Creates a new Profile instance using the specified properties.
             * @function create
             * @memberof meridian.v1.Profile
             * @static
             * @param {meridian.v1.Profile.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.Profile} Profile instance
             * @type {{
             *   (properties: meridian.v1.Profile.$Shape): meridian.v1.Profile & meridian.v1.Profile.$Shape;
             *   (properties?: meridian.v1.Profile.$Properties): meridian.v1.Profile;
             * }}
             */
            Profile.create = function(properties) {
                return new Profile(properties);
            };

            /**
             * Encodes the specified Profile message. Does not implicitly {@link meridian.v1.Profile.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.Profile
             * @static
             * @param {meridian.v1.Profile} message Profile message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Profile.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.displayName != null && $Object.hasOwnProperty.call(message, "displayName") && message.displayName !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.displayName);
                if (message.avatarColor != null && $Object.hasOwnProperty.call(message, "avatarColor") && message.avatarColor !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.avatarColor);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Profile message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.Profile
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.Profile & meridian.v1.Profile.$Shape} Profile
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Profile.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.Profile();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.displayName = value;
                            else
                                delete message.displayName;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.avatarColor = value;
                            else
                                delete message.avatarColor;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Profile message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.Profile
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.Profile} Profile
             */
            Profile.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.Profile)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.Profile: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.Profile();
                if (object.displayName != null)
                    if (typeof object.displayName !== "string" || object.displayName.length)
                        message.displayName = $String(object.displayName);
                if (object.avatarColor != null)
                    if ($Number(object.avatarColor) !== 0)
                        message.avatarColor = object.avatarColor >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a Profile message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.Profile
             * @static
             * @param {meridian.v1.Profile} message Profile
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Profile.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.displayName = "";
                    object.avatarColor = 0;
                }
                if (message.displayName != null && $Object.hasOwnProperty.call(message, "displayName"))
                    object.displayName = message.displayName;
                if (message.avatarColor != null && $Object.hasOwnProperty.call(message, "avatarColor"))
                    object.avatarColor = message.avatarColor;
                return object;
            };

            /**
             * Converts this Profile to JSON.
             * @function toJSON
             * @memberof meridian.v1.Profile
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Profile.prototype.toJSON = function() {
                return Profile.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Profile
             * @function getTypeUrl
             * @memberof meridian.v1.Profile
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Profile.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.Profile";
            };

            return Profile;
        })();

        v1.GroupProfile = (function() {

            /**
             * Properties of a GroupProfile.
             * @typedef {Object} meridian.v1.GroupProfile.$Properties
             * @property {string|null} [name] GroupProfile name
             * @property {number|null} [avatarColor] GroupProfile avatarColor
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GroupProfile.
             * @memberof meridian.v1
             * @interface IGroupProfile
             * @augments meridian.v1.GroupProfile.$Properties
             * @deprecated Use meridian.v1.GroupProfile.$Properties instead.
             */

            /**
             * Shape of a GroupProfile.
             * @typedef {meridian.v1.GroupProfile.$Properties} meridian.v1.GroupProfile.$Shape
             */

            /**
             * Constructs a new GroupProfile.
             * @memberof meridian.v1
             * @classdesc Represents a GroupProfile.
             * @constructor
             * @param {meridian.v1.GroupProfile.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GroupProfile = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GroupProfile name.
             * @member {string} name
             * @memberof meridian.v1.GroupProfile
             * @instance
             */
            GroupProfile.prototype.name = "";

            /**
             * GroupProfile avatarColor.
             * @member {number} avatarColor
             * @memberof meridian.v1.GroupProfile
             * @instance
             */
            GroupProfile.prototype.avatarColor = 0;

            /**
             * Creates a new GroupProfile instance using the specified properties.
             * @function create
             * @memberof meridian.v1.GroupProfile
             * @static
             * @param {meridian.v1.GroupProfile.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.GroupProfile} GroupProfile instance
             * @type {{
             *   (properties: meridian.v1.GroupProfile.$Shape): meridian.v1.GroupProfile & meridian.v1.GroupProfile.$Shape;
             *   (properties?: meridian.v1.GroupProfile.$Properties): meridian.v1.GroupProfile;
             * }}
             */
            GroupProfile.create = function(properties) {
                return new GroupProfile(properties);
            };

            /**
             * Encodes the specified GroupProfile message. Does not implicitly {@link meridian.v1.GroupProfile.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.GroupProfile
             * @static
             * @param {meridian.v1.GroupProfile} message GroupProfile message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GroupProfile.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.avatarColor != null && $Object.hasOwnProperty.call(message, "avatarColor") && message.avatarColor !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.avatarColor);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GroupProfile message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.GroupProfile
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.GroupProfile & meridian.v1.GroupProfile.$Shape} GroupProfile
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GroupProfile.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.GroupProfile();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.avatarColor = value;
                            else
                                delete message.avatarColor;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a GroupProfile message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.GroupProfile
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.GroupProfile} GroupProfile
             */
            GroupProfile.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.GroupProfile)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.GroupProfile: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.GroupProfile();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.avatarColor != null)
                    if ($Number(object.avatarColor) !== 0)
                        message.avatarColor = object.avatarColor >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a GroupProfile message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.GroupProfile
             * @static
             * @param {meridian.v1.GroupProfile} message GroupProfile
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            GroupProfile.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.name = "";
                    object.avatarColor = 0;
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.avatarColor != null && $Object.hasOwnProperty.call(message, "avatarColor"))
                    object.avatarColor = message.avatarColor;
                return object;
            };

            /**
             * Converts this GroupProfile to JSON.
             * @function toJSON
             * @memberof meridian.v1.GroupProfile
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            GroupProfile.prototype.toJSON = function() {
                return GroupProfile.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for GroupProfile
             * @function getTypeUrl
             * @memberof meridian.v1.GroupProfile
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GroupProfile.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.GroupProfile";
            };

            return GroupProfile;
        })();

        v1.GroupInvitation = (function() {

            /**
             * Properties of a GroupInvitation.
             * @typedef {Object} meridian.v1.GroupInvitation.$Properties
             * @property {Uint8Array|null} [group] GroupInvitation group
             * @property {Uint8Array|null} [inviter] GroupInvitation inviter
             * @property {string|null} [region] GroupInvitation region
             * @property {number|null} [part] GroupInvitation part
             * @property {number|null} [number] GroupInvitation number
             * @property {string|null} [name] GroupInvitation name
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GroupInvitation.
             * @memberof meridian.v1
             * @interface IGroupInvitation
             * @augments meridian.v1.GroupInvitation.$Properties
             * @deprecated Use meridian.v1.GroupInvitation.$Properties instead.
             */

            /**
             * Shape of a GroupInvitation.
             * @typedef {meridian.v1.GroupInvitation.$Properties} meridian.v1.GroupInvitation.$Shape
             */

            /**
             * Constructs a new GroupInvitation.
             * @memberof meridian.v1
             * @classdesc Represents a GroupInvitation.
             * @constructor
             * @param {meridian.v1.GroupInvitation.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GroupInvitation = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GroupInvitation group.
             * @member {Uint8Array} group
             * @memberof meridian.v1.GroupInvitation
             * @instance
             */
            GroupInvitation.prototype.group = $util.newBuffer([]);

            /**
             * GroupInvitation inviter.
             * @member {Uint8Array} inviter
             * @memberof meridian.v1.GroupInvitation
             * @instance
             */
            GroupInvitation.prototype.inviter = $util.newBuffer([]);

            /**
             * GroupInvitation region.
             * @member {string} region
             * @memberof meridian.v1.GroupInvitation
             * @instance
             */
            GroupInvitation.prototype.region = "";

            /**
             * GroupInvitation part.
             * @member {number} part
             * @memberof meridian.v1.GroupInvitation
             * @instance
             */
            GroupInvitation.prototype.part = 0;

            /**
             * GroupInvitation number.
             * @member {number} number
             * @memberof meridian.v1.GroupInvitation
             * @instance
             */
            GroupInvitation.prototype.number = 0;

            /**
             * GroupInvitation name.
             * @member {string} name
             * @memberof meridian.v1.GroupInvitation
             * @instance
             */
            GroupInvitation.prototype.name = "";

            /**
             * Creates a new GroupInvitation instance using the specified properties.
             * @function create
             * @memberof meridian.v1.GroupInvitation
             * @static
             * @param {meridian.v1.GroupInvitation.$Properties=} [properties] Properties to set
             * @returns {meridian.v1.GroupInvitation} GroupInvitation instance
             * @type {{
             *   (properties: meridian.v1.GroupInvitation.$Shape): meridian.v1.GroupInvitation & meridian.v1.GroupInvitation.$Shape;
             *   (properties?: meridian.v1.GroupInvitation.$Properties): meridian.v1.GroupInvitation;
             * }}
             */
            GroupInvitation.create = function(properties) {
                return new GroupInvitation(properties);
            };

            /**
             * Encodes the specified GroupInvitation message. Does not implicitly {@link meridian.v1.GroupInvitation.verify|verify} messages.
             * @function encode
             * @memberof meridian.v1.GroupInvitation
             * @static
             * @param {meridian.v1.GroupInvitation} message GroupInvitation message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GroupInvitation.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.group != null && $Object.hasOwnProperty.call(message, "group") && message.group.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.group);
                if (message.inviter != null && $Object.hasOwnProperty.call(message, "inviter") && message.inviter.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.inviter);
                if (message.region != null && $Object.hasOwnProperty.call(message, "region") && message.region !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.region);
                if (message.part != null && $Object.hasOwnProperty.call(message, "part") && message.part !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.part);
                if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.number);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GroupInvitation message from the specified reader or buffer.
             * @function decode
             * @memberof meridian.v1.GroupInvitation
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {meridian.v1.GroupInvitation & meridian.v1.GroupInvitation.$Shape} GroupInvitation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GroupInvitation.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.meridian.v1.GroupInvitation();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.group = value;
                            else
                                delete message.group;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.inviter = value;
                            else
                                delete message.inviter;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.region = value;
                            else
                                delete message.region;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.part = value;
                            else
                                delete message.part;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.number = value;
                            else
                                delete message.number;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a GroupInvitation message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof meridian.v1.GroupInvitation
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {meridian.v1.GroupInvitation} GroupInvitation
             */
            GroupInvitation.fromObject = function (object, _depth) {
                if (object instanceof $root.meridian.v1.GroupInvitation)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".meridian.v1.GroupInvitation: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.meridian.v1.GroupInvitation();
                if (object.group != null)
                    if (object.group.length)
                        if (typeof object.group === "string")
                            $util.base64.decode(object.group, message.group = $util.newBuffer($util.base64.length(object.group)), 0);
                        else if (object.group.length >= 0)
                            message.group = object.group;
                if (object.inviter != null)
                    if (object.inviter.length)
                        if (typeof object.inviter === "string")
                            $util.base64.decode(object.inviter, message.inviter = $util.newBuffer($util.base64.length(object.inviter)), 0);
                        else if (object.inviter.length >= 0)
                            message.inviter = object.inviter;
                if (object.region != null)
                    if (typeof object.region !== "string" || object.region.length)
                        message.region = $String(object.region);
                if (object.part != null)
                    if ($Number(object.part) !== 0)
                        message.part = object.part >>> 0;
                if (object.number != null)
                    if ($Number(object.number) !== 0)
                        message.number = object.number >>> 0;
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                return message;
            };

            /**
             * Creates a plain object from a GroupInvitation message. Also converts values to other types if specified.
             * @function toObject
             * @memberof meridian.v1.GroupInvitation
             * @static
             * @param {meridian.v1.GroupInvitation} message GroupInvitation
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            GroupInvitation.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.group = "";
                    else {
                        object.group = [];
                        if (options.bytes !== $Array)
                            object.group = $util.newBuffer(object.group);
                    }
                    if (options.bytes === $String)
                        object.inviter = "";
                    else {
                        object.inviter = [];
                        if (options.bytes !== $Array)
                            object.inviter = $util.newBuffer(object.inviter);
                    }
                    object.region = "";
                    object.part = 0;
                    object.number = 0;
                    object.name = "";
                }
                if (message.group != null && $Object.hasOwnProperty.call(message, "group"))
                    object.group = options.bytes === $String ? $util.base64.encode(message.group, 0, message.group.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.group) : message.group;
                if (message.inviter != null && $Object.hasOwnProperty.call(message, "inviter"))
                    object.inviter = options.bytes === $String ? $util.base64.encode(message.inviter, 0, message.inviter.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.inviter) : message.inviter;
                if (message.region != null && $Object.hasOwnProperty.call(message, "region"))
                    object.region = message.region;
                if (message.part != null && $Object.hasOwnProperty.call(message, "part"))
                    object.part = message.part;
                if (message.number != null && $Object.hasOwnProperty.call(message, "number"))
                    object.number = message.number;
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                return object;
            };

            /**
             * Converts this GroupInvitation to JSON.
             * @function toJSON
             * @memberof meridian.v1.GroupInvitation
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            GroupInvitation.prototype.toJSON = function() {
                return GroupInvitation.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for GroupInvitation
             * @function getTypeUrl
             * @memberof meridian.v1.GroupInvitation
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GroupInvitation.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/meridian.v1.GroupInvitation";
            };

            return GroupInvitation;
        })();

        return v1;
    })();

    return meridian;
})();

export {
  $root as default
};
